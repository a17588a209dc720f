package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.List;
import java.util.stream.Stream;

/// Barman's own check finds nothing wrong.
record BarmanCheck() implements InstanceCheck {

    /// Its account is the one that owns its configured home.
    private static final Fact<List<String>> FAULTS = Fact.sh("barman check", """
            cd /
            home=$(sed -n 's/^[[:space:]]*barman_home[[:space:]]*=[[:space:]]*//p' /etc/barman.conf | tail -n 1)
            account=$(stat -c %U "${home:-/var/lib/barman}" 2>/dev/null)
            timeout 45 runuser -u "${account:-barman}" -- barman check all 2>&1
            echo "exit status $?"
            """, BarmanCheck::faults);

    @Override
    public String name() {
        return "barman-check";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.has(Role.BARMAN) ? List.of(FAULTS) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.has(Role.BARMAN);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, FAULTS)
                .map(faults -> Verdict.of(faults, "'barman check' is clean", "'barman check' finds faults"));
    }

    /// The lines of checks that failed; all lines where it failed without saying which.
    static List<String> faults(String answer) {
        var lines = answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var failed = lines.stream().filter(line -> line.contains("FAILED")).toList();
        if (!failed.isEmpty()) {
            return failed;
        }
        boolean good = lines.contains("exit status 0") && lines.size() > 1;
        return good
                ? List.of()
                : Stream.concat(Stream.of("it ended without a result"), lines.stream())
                        .toList();
    }
}
