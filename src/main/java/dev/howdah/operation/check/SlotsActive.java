package dev.howdah.operation.check;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;
import java.util.ArrayList;

/// Every replication slot is in use, none is lost, and every standby streams through one.
///
/// A slot that nobody uses holds back WAL until the disk is full.
record SlotsActive() implements InstanceCheck {

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
        return seen.running(instance).map(SlotsActive::judge);
    }

    private static Verdict judge(Node.Running node) {
        var faults = new ArrayList<String>();
        for (var slot : node.slots()) {
            if (slot.walStatus().equals("lost")) {
                faults.add("slot " + slot.name() + " is lost: its WAL was removed");
            } else if (!slot.active()) {
                faults.add("slot " + slot.name() + " is not in use and holds back " + slot.retainedBytes()
                        + " bytes of WAL");
            }
        }
        long active = node.slots().stream().filter(Node.Slot::active).count();
        if (node.senders().size() > active) {
            faults.add(node.senders().size() + " connections receive WAL, and only " + active + " slots are in use");
        }
        return Verdict.of(faults, active + " slots in use", "something is wrong with the slots");
    }
}
