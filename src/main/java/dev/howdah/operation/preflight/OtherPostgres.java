package dev.howdah.operation.preflight;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.ArrayList;
import java.util.List;

/// Nobody else's Postgres is on a host that gets one of ours. One that only runs is left alone; clusters of Debian's
/// kind would not be started any more, as their common unit is masked so that no package starts one by itself.
final class OtherPostgres implements PreflightCheck {

    private static final Fact<List<String>> FOUND = Fact.sh(
            "other Postgres", Postmasters.SHELL + """
            if [ "$(readlink /etc/systemd/system/postgresql.service)" != /dev/null ]; then
              for f in /etc/postgresql/*/*/postgresql.conf; do [ -e "$f" ] && echo "cluster ${f%/*}"; done
            fi
            howdah_postmasters | sed 's/^/running /'
            """, answer -> answer.lines().toList());

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.runsPostgres() ? List.of(FOUND) : List.of();
    }

    @Override
    public List<Finding> judge(Sounding host) {
        var ours = PostgresPaths.of(host.cluster(), host.instance()).dataDirectory();
        var findings = new ArrayList<Finding>();
        for (var line : host.ask(FOUND).orElse(List.of())) {
            var place = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("cluster ")) {
                findings.add(Finding.error(
                        host.host(),
                        "another Postgres of the distribution's packages is set up there (" + place
                                + "), and would not be started at boot any more",
                        "use another host, or move it away: pg_lsclusters shows it, pg_dropcluster removes it with its"
                                + " data"));
            } else if (!place.equals(ours)) {
                findings.add(Finding.warning(
                        host.host(),
                        "another Postgres runs there, with its data in " + place,
                        "it is left alone; it shares the memory, and shared_buffers does not take that into account"));
            }
        }
        return findings;
    }
}
