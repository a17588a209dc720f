package dev.howdah.operation.check;

import dev.howdah.component.FailoverManager;
import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;
import java.util.ArrayList;

/// No replication slot is lost, and none holds back WAL for nobody until the disk is full.
record SlotsActive(FailoverManager manager) implements InstanceCheck {

    private static final long MIB = 1024L * 1024;

    @Override
    public String name() {
        return "replication-slots";
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.holdsData();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.running(instance).map(node -> judge(seen, instance, node));
    }

    private Verdict judge(Seen seen, Instance instance, Node.Running node) {
        var faults = new ArrayList<String>();
        var idle = IdleSlots.of(manager, seen.cluster(), node);
        for (var slot : node.slots()) {
            if (slot.walStatus().equals("lost") || slot.walStatus().equals("unreserved")) {
                faults.add("slot " + slot.name() + " is " + slot.walStatus()
                        + ": WAL that it needs was or will be removed");
            } else if (idle.contains(slot)) {
                faults.add("slot " + slot.name() + " is not in use and holds back "
                        + Math.ceilDiv(slot.retainedBytes(), MIB) + " MiB of WAL" + movedAway(seen, instance, slot));
            }
        }
        long active = node.slots().stream().filter(Node.Slot::active).count();
        return Verdict.of(
                faults,
                switch ((int) active) {
                    case 0 -> "no slot holds back WAL for nobody";
                    case 1 -> "1 slot, in use";
                    default -> active + " slots, all in use";
                },
                "slots are not as they should be");
    }

    /// The slot of a standby that streams from somebody else, as after the loss of its upstream.
    private String movedAway(Seen seen, Instance here, Node.Slot slot) {
        return seen.cluster().dataInstances().stream()
                .filter(standby -> manager.slot(standby).equals(slot.name()))
                .flatMap(standby -> seen
                        .topology()
                        .liveUpstream(standby.name())
                        .filter(upstream -> !upstream.equals(here.name()))
                        .map(upstream ->
                                ": %1$s streams from %2$s; 'howdah follow CLUSTER %1$s %3$s' lets it come back, '%2$s' instead of '%3$s' drops the slot"
                                        .formatted(standby.name(), upstream, here.name()))
                        .stream())
                .findFirst()
                .orElse("");
    }
}
