package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// More than a tenth of each file system with data, WAL or backups is free.
record DiskSpace() implements InstanceCheck {

    private static final int MOST_PERCENT = 90;
    private static final Pattern LINE = Pattern.compile("(\\d+) (.*)");

    /// @param percent of it that is used
    record FileSystem(int percent, String mount) {

        String words() {
            return percent + " % used of " + mount;
        }
    }

    @Override
    public String name() {
        return "disk-space";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return List.of(fact(cluster, instance));
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return true;
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, fact(seen.cluster(), instance)).map(found -> {
            var faults = found.stream()
                    .filter(system -> system.percent() >= MOST_PERCENT)
                    .map(FileSystem::words)
                    .toList();
            var good = String.join(", ", found.stream().map(FileSystem::words).toList());
            return found.isEmpty()
                    ? Verdict.bad("df says nothing")
                    : Verdict.of(faults, good, "file systems are nearly full");
        });
    }

    static Fact<List<FileSystem>> fact(Cluster cluster, Instance instance) {
        var places = new ArrayList<>(List.of("/"));
        if (instance.runsPostgres()) {
            var directory = PostgresPaths.of(cluster, instance).dataDirectory();
            places.add(Script.quote(directory));
            places.add(Script.quote(directory + "/pg_wal/"));
        }
        if (instance.has(Role.BARMAN)) {
            places.add("\"${home:-/var/lib/barman}\"");
        }
        return Fact.sh("disk space", """
                home=$(sed -n 's/^[[:space:]]*barman_home[[:space:]]*=[[:space:]]*//p' /etc/barman.conf 2>/dev/null | tail -n 1)
                df -P %s 2>/dev/null | awk 'NR > 1 { sub("%%", "", $5); print $5, $6 }' | sort -u
                """.formatted(String.join(" ", places)), DiskSpace::read);
    }

    private static List<FileSystem> read(String answer) {
        return answer.lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new FileSystem(Integer.parseInt(line.group(1)), line.group(2)))
                .toList();
    }
}
