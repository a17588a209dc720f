package dev.howdah.operation.preflight;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.List;

/// There is room for data and backups where nothing is deployed yet.
final class FreeSpace implements PreflightCheck {

    private static final long LEAST_MB = 512;
    private static final long SCARCE_MB = 2048;

    /// @param freeMb on the file system that the directory is on, or would be
    record Room(long freeMb, String mount) {}

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return places(cluster, instance).stream().<Fact<?>>map(FreeSpace::room).toList();
    }

    private static List<String> places(Cluster cluster, Instance instance) {
        var places = new ArrayList<String>();
        if (instance.runsPostgres()) {
            places.add(PostgresPaths.of(cluster, instance).dataDirectory());
        }
        if (instance.has(Role.BARMAN)) {
            places.add(cluster.settings()
                    .all()
                    .getOrDefault("barman_home", "/var/lib/barman")
                    .toString());
        }
        return places;
    }

    private static Fact<List<Room>> room(String place) {
        return Fact.sh(
                "room for " + place, """
                %s || exit 0
                d=%s
                while [ ! -e "$d" ]; do d=$(dirname "$d"); done
                df -Pm "$d" | tail -n 1
                """.formatted(PreflightCheck.FIRST_TIME, Script.quote(place)), FreeSpace::read);
    }

    private static List<Room> read(String answer) {
        var words = answer.strip().split("\\s+", 6);
        return words.length < 6 ? List.of() : List.of(new Room(Long.parseLong(words[3]), words[5]));
    }

    @Override
    public List<Finding> judge(Sounding host) {
        var findings = new ArrayList<Finding>();
        for (var place : places(host.cluster(), host.instance())) {
            for (var room : host.ask(room(place)).orElse(List.of())) {
                var what = "only " + room.freeMb() + " MB are free on " + room.mount() + " for " + place;
                var remedy = "make room, or mount a larger file system there first";
                if (room.freeMb() < LEAST_MB) {
                    findings.add(Finding.error(host.host(), what, remedy));
                } else if (room.freeMb() < SCARCE_MB) {
                    findings.add(Finding.warning(host.host(), what, remedy));
                }
            }
        }
        return findings;
    }
}
