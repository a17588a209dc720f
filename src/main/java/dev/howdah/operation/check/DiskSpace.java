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

/// More than a tenth of each file system with data or backups is free.
record DiskSpace() implements InstanceCheck {

    private static final int MOST_PERCENT = 90;

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
        return seen.ask(instance, fact(seen.cluster(), instance)).map(lines -> {
            var faults = lines.stream()
                    .filter(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))) > MOST_PERCENT)
                    .map(line -> line.replaceFirst(" ", " % used of "))
                    .toList();
            return Verdict.of(faults, "at most " + MOST_PERCENT + " % used", "file systems are nearly full");
        });
    }

    private static Fact<List<String>> fact(Cluster cluster, Instance instance) {
        var places = new ArrayList<String>();
        if (instance.runsPostgres()) {
            places.add(Script.quote(PostgresPaths.of(cluster, instance).dataDirectory()));
        }
        if (instance.has(Role.BARMAN)) {
            places.add("/var/lib/barman");
        }
        places.add("/");
        return Fact.sh(
                "disk space",
                "df -P %s 2>/dev/null | awk 'NR > 1 { sub(\"%%\", \"\", $5); print $5, $6 }' | sort -u"
                        .formatted(String.join(" ", places)),
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }
}
