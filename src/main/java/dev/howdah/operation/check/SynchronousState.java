package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// Where commits are to wait for replicas, some replica is synchronous.
record SynchronousState() implements InstanceCheck {

    @Override
    public String name() {
        return "synchronous-replication";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.holdsData() ? List.of(wish(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.name().equals(seen.primary())
                && !seen.ask(instance, wish(seen.cluster(), instance))
                        .orElse("")
                        .isEmpty();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        var names = seen.ask(instance, wish(seen.cluster(), instance)).orElse("");
        return seen.running(instance).map(node -> {
            var synchronous = node.senders().stream()
                    .filter(sender -> sender.syncState().equals("sync")
                            || sender.syncState().equals("quorum"))
                    .map(sender -> sender.name())
                    .toList();
            return synchronous.isEmpty()
                    ? Verdict.bad("commits wait for '" + names + "', and no replica is synchronous")
                    : Verdict.good("synchronous: " + String.join(", ", synchronous));
        });
    }

    private static Fact<String> wish(Cluster cluster, Instance instance) {
        return Fact.of(
                "synchronous_standby_names",
                PostgresPaths.of(cluster, instance).psql(),
                "select current_setting('synchronous_standby_names')",
                String::strip);
    }
}
