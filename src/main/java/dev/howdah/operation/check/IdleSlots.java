package dev.howdah.operation.check;

import dev.howdah.component.FailoverManager;
import dev.howdah.model.Cluster;
import dev.howdah.topology.Node;
import java.util.List;

/// Replication slots that hold back WAL for nobody.
public final class IdleSlots {

    private IdleSlots() {}

    /// Those through which nobody streams, and which the failover manager does not move on by itself.
    public static List<Node.Slot> of(FailoverManager manager, Cluster cluster, Node.Running node) {
        return node.slots().stream()
                .filter(slot -> !slot.active()
                        && holdsBack(node, slot)
                        && !manager.keepsSlot(cluster, slot.name(), node.inRecovery()))
                .toList();
    }

    /// A slot that was never used holds back nothing; on a standby, a logical one is a copy of the primary's.
    private static boolean holdsBack(Node.Running node, Node.Slot slot) {
        return !slot.walStatus().isEmpty() && !(node.inRecovery() && slot.type().equals("logical"));
    }
}
