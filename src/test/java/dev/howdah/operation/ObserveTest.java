package dev.howdah.operation;

import static dev.howdah.operation.check.MadeUpCluster.fed;
import static dev.howdah.operation.check.MadeUpCluster.sender;
import static dev.howdah.operation.check.MadeUpCluster.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.operation.check.MadeUpCluster;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserveTest {

    @Test
    void slotsThatHoldBackWalForNobodyAreTold() {
        var left = new Node.Slot("left_over", "physical", false, "reserved", 1 << 20);
        var never = new Node.Slot("never_used", "physical", false, "", 0);
        var cluster = new MadeUpCluster()
                .node(
                        "replica",
                        fed(
                                Nodes.standby(1, "primary"),
                                List.of(sender("cascaded1")),
                                List.of(slot("repmgr_slot_3"), left, never)));

        var seen = Observe.observation(cluster.seen());

        assertThat(seen.idleSlots("replica")).containsExactly(left);
        assertThat(seen.idleSlots("primary")).isEmpty();
        assertThat(seen.idleSlots("barman")).isEmpty();
    }
}
