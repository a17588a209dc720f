package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.List;

/// Barman's own check finds nothing wrong.
record BarmanCheck() implements InstanceCheck {

    private static final Fact<List<String>> FAILED = Fact.sh(
            "barman check",
            """
            cd /; out=$(runuser -u barman -- barman check all 2>&1) || true
            printf '%s\\n' "$out" | grep -E 'FAILED|^Server|ERROR|Exception' || true
            """,
            answer -> answer.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("Server"))
                    .toList());

    @Override
    public String name() {
        return "barman-check";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.has(Role.BARMAN) ? List.of(FAILED) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.has(Role.BARMAN);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, FAILED)
                .map(faults -> Verdict.of(faults, "'barman check' is clean", "'barman check' finds faults"));
    }
}
