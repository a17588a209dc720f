package dev.howdah.operation.check;

import dev.howdah.component.FailoverManager;
import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.topology.Disagreements;

/// The failover manager sees the cluster as Postgres does.
record ManagerAgrees(FailoverManager manager) implements InstanceCheck {

    @Override
    public String name() {
        return manager.name() + "-agrees";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.runsPostgres();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, manager.view(seen.cluster(), instance))
                .map(view -> Verdict.of(
                        Disagreements.between(seen.topology(), view),
                        manager.name() + " sees the cluster as it is",
                        manager.name() + " sees the cluster otherwise than Postgres does"));
    }
}
