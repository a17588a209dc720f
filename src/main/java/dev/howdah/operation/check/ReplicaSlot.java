package dev.howdah.operation.check;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;
import java.util.List;

/// Every replica streams through a slot that exists on its upstream and is in use there.
///
/// Without one, a replica that was away for long finds that the WAL it needs is gone.
record ReplicaSlot(FailoverManager manager) implements InstanceCheck {

    @Override
    public String name() {
        return "replica-slot";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.holdsData() ? List.of(slotName(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return seen.isReplica(instance) && manager.usesSlots(seen.cluster());
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, slotName(seen.cluster(), instance)).map(slot -> {
            var upstream = seen.topology().liveUpstream(instance.name()).orElse("");
            if (slot.isEmpty()) {
                return Verdict.bad("it streams without a replication slot");
            }
            return seen.cluster()
                    .find(upstream)
                    .map(sender -> judge(seen, sender, slot))
                    .orElseGet(() -> Verdict.bad("it follows no member of the cluster that could have slot " + slot));
        });
    }

    private static Verdict judge(Seen seen, Instance upstream, String name) {
        return switch (seen.running(upstream)) {
            case Known.NotYet<Node.Running>(var why) ->
                Verdict.bad("slot " + name + " on " + upstream.name() + " is out of reach: " + why);
            case Known.Answer<Node.Running>(var node) ->
                node.slots().stream()
                        .filter(slot -> slot.name().equals(name))
                        .findFirst()
                        .map(slot -> slot.active()
                                ? Verdict.good("slot " + name + " on " + upstream.name() + " is in use")
                                : Verdict.bad("slot " + name + " on " + upstream.name() + " is not in use"))
                        .orElseGet(() -> Verdict.bad("there is no slot " + name + " on " + upstream.name()));
        };
    }

    private static Fact<String> slotName(Cluster cluster, Instance instance) {
        return Fact.of(
                "replica's slot",
                PostgresPaths.of(cluster, instance).psql(),
                "select current_setting('primary_slot_name')",
                String::strip);
    }
}
