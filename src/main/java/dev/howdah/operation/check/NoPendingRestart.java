package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Postgres runs with all that its configuration says.
record NoPendingRestart() implements InstanceCheck {

    @Override
    public String name() {
        return "settings-in-effect";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.runsPostgres() ? List.of(fact(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.runsPostgres();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, fact(seen.cluster(), instance))
                .map(faults -> Verdict.of(faults, "no setting waits for a restart", "settings wait for a restart"));
    }

    private static Fact<List<String>> fact(Cluster cluster, Instance instance) {
        return Fact.of(
                "settings that wait",
                PostgresPaths.of(cluster, instance).psql(),
                "select name || ' waits for a restart' from pg_settings where pending_restart",
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }
}
