package dev.howdah.operation.check;

import dev.howdah.component.FailoverManager;
import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.topology.Disagreements;
import dev.howdah.topology.ManagerView;
import java.util.ArrayList;
import java.util.List;

/// The failover manager sees the cluster as Postgres does, and watches.
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
        return seen.ask(instance, manager.view(seen.cluster(), instance)).map(view -> judge(seen, instance, view));
    }

    private Verdict judge(Seen seen, Instance instance, ManagerView view) {
        var faults = new ArrayList<>(Disagreements.between(seen.topology(), view));
        view.member(instance.name())
                .map(ManagerView.Member::agent)
                .filter(agent -> List.of("paused", "stopped", "idle").contains(agent))
                .ifPresent(agent -> faults.add(manager.name() + " is " + agent + " here and watches nothing"));
        if (instance.runsPostgres()
                && !instance.holdsData()
                && view.member(instance.name()).isEmpty()) {
            faults.add(manager.name() + " does not know the witness " + instance.name());
        }
        seen.cluster().having(Role.EFM_WITNESS).stream()
                .filter(witness -> view.member(witness.name())
                        .filter(member -> member.role().equals("witness"))
                        .isEmpty())
                .forEach(witness -> faults.add(manager.name() + " does not know the witness " + witness.name()));
        return Verdict.of(
                faults,
                manager.name() + " sees the cluster as it is, and watches",
                manager.name() + " is not as it should be");
    }
}
