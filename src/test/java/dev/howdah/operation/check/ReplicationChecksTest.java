package dev.howdah.operation.check;

import static dev.howdah.operation.check.MadeUpCluster.fed;
import static dev.howdah.operation.check.MadeUpCluster.sender;
import static dev.howdah.operation.check.MadeUpCluster.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.efm.Efm;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.engine.Fact;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicationChecksTest {

    private static final FailoverManager REPMGR = new Repmgr();

    private final MadeUpCluster healthy = new MadeUpCluster();

    @Test
    void oneInstanceTakesWrites() {
        assertThat(healthy.result(new OnePrimary(), "").what()).isEqualTo("primary is the primary");
        assertThat(healthy.result(new OnePrimary(), "").ok()).isTrue();
    }

    @Test
    void twoPrimariesAreASplitBrain() {
        healthy.node("replica", Nodes.primary(2));

        assertThat(healthy.result(new OnePrimary(), "").what()).startsWith("split brain: ");
        assertThat(healthy.result(new OnePrimary(), "").ok()).isFalse();
    }

    @Test
    void noPrimaryIsTold() {
        healthy.silent("primary");

        assertThat(healthy.result(new OnePrimary(), "").what()).isEqualTo("no instance runs as primary");
    }

    @Test
    void replicasStreamFromMembers() {
        assertThat(healthy.results(new ReplicationChain()).values()).allMatch(CheckResult::ok);
        assertThat(healthy.result(new ReplicationChain(), "cascaded1").what()).isEqualTo("streams from replica");
    }

    @Test
    void aReplicaThatNobodySendsToFails() {
        healthy.node("primary", Nodes.primary(1));

        assertThat(healthy.result(new ReplicationChain(), "replica").what()).isEqualTo("primary sends it no WAL");
        assertThat(healthy.result(new ReplicationChain(), "cascaded1").ok()).isTrue();
    }

    @Test
    void aReplicaThatCatchesUpFails() {
        var behind = new Node.Sender("replica", "", "catchup", "async", 5000);
        healthy.node("primary", fed(Nodes.primary(1), List.of(behind), List.of()));

        assertThat(healthy.result(new ReplicationChain(), "replica").what()).contains("in state catchup");
    }

    @Test
    void aReplicaOfAStrangerFails() {
        healthy.node("replica", Nodes.standby(1, "stranger"));

        assertThat(healthy.result(new ReplicationChain(), "replica").what())
                .isEqualTo("it follows stranger, no member of the cluster");
    }

    @Test
    void barmanIsNoReplica() {
        healthy.node("primary", fed(Nodes.primary(1), List.of(sender(WalReceived.RECEIVER)), List.of()));

        assertThat(healthy.result(new ReplicationChain(), "replica").ok()).isFalse();
    }

    @Test
    void afterAFailoverOnlyTheLostHostFails() {
        healthy.failedOver();

        for (var check : List.of(new ReplicationChain(), new Timelines(), new SlotsActive(REPMGR))) {
            var results = healthy.results(check);
            assertThat(results.get("primary")).as(check.name()).satisfies(result -> {
                assertThat(result.ok()).isFalse();
                assertThat(result.what()).contains("the host does not answer");
            });
            results.remove("primary");
            assertThat(results.values()).as(check.name()).allMatch(CheckResult::ok);
        }
    }

    @Test
    void whoFollowsAnotherThanConfiguredIsToldAndIsNoFault() {
        healthy.node("primary", fed(Nodes.primary(1), List.of(sender("replica"), sender("cascaded1")), List.of()));
        healthy.node("cascaded1", Nodes.standby(1, "primary"));

        assertThat(healthy.result(new ReplicationChain(), "cascaded1").ok()).isTrue();
        assertThat(healthy.result(new ReplicationChain(), "cascaded1").what())
                .isEqualTo("streams from primary (config.yml: replica)");
    }

    @Test
    void anotherTimelineFails() {
        healthy.node("primary", Nodes.primary(2));

        assertThat(healthy.result(new Timelines(), "replica").what()).isEqualTo("on timeline 1, the primary is on 2");
    }

    @Test
    void withoutAPrimaryNobodyKnowsTheTimeline() {
        healthy.silent("primary");

        assertThat(healthy.result(new Timelines(), "replica").what()).contains("is not known");
        assertThat(healthy.result(new Timelines(), "replica").ok()).isFalse();
    }

    @Test
    void replicasStreamThroughTheirSlots() {
        slotNames("repmgr_slot_2", "repmgr_slot_3");

        assertThat(healthy.results(new ReplicaSlot(REPMGR)).values()).hasSize(2).allMatch(CheckResult::ok);
    }

    @Test
    void aMissingOrUnusedSlotFails() {
        slotNames("repmgr_slot_2", "other");
        healthy.node(
                "primary",
                fed(
                        Nodes.primary(1),
                        List.of(sender("replica")),
                        List.of(new Node.Slot("repmgr_slot_2", "physical", false, "reserved", 9))));

        assertThat(healthy.result(new ReplicaSlot(REPMGR), "replica").what())
                .isEqualTo("slot repmgr_slot_2 on primary is not in use");
        assertThat(healthy.result(new ReplicaSlot(REPMGR), "cascaded1").what())
                .isEqualTo("there is no slot other on replica");
    }

    @Test
    void aReplicaWithoutASlotFailsUnlessTheUserWantsNone() {
        slotNames("", "");
        var unwanted = new MadeUpCluster(Map.of("repmgr_use_slots", 0));

        assertThat(healthy.result(new ReplicaSlot(REPMGR), "replica").what())
                .isEqualTo("it streams without a replication slot");
        assertThat(unwanted.results(new ReplicaSlot(REPMGR))).isEmpty();
    }

    @Test
    void aSlotThatHoldsBackWalForNobodyFails() {
        var unused = new Node.Slot("left_over", "physical", false, "extended", 40L * 1024 * 1024);
        var never = new Node.Slot("never_used", "physical", false, "", 0);
        healthy.node("replica", fed(Nodes.standby(1, "primary"), List.of(), List.of(slot("a"), unused, never)));

        assertThat(healthy.result(new SlotsActive(REPMGR), "replica").what())
                .isEqualTo("slot left_over is not in use and holds back 40 MiB of WAL");
        assertThat(healthy.result(new SlotsActive(REPMGR), "primary").ok()).isTrue();
        assertThat(healthy.result(new SlotsActive(new Efm()), "replica").ok())
                .as("EFM copies slots to standbys and moves them on")
                .isTrue();
    }

    @Test
    void theSlotOfAStandbyThatMovedAwayIsToldWithWhatToDo() {
        var left = new Node.Slot("repmgr_slot_3", "physical", false, "reserved", 1);
        healthy.node("replica", fed(Nodes.standby(1, "primary"), List.of(), List.of(left)));
        healthy.node("cascaded1", Nodes.standby(1, "primary"));

        assertThat(healthy.result(new SlotsActive(REPMGR), "replica").what())
                .isEqualTo("slot repmgr_slot_3 is not in use and holds back 1 MiB of WAL: cascaded1 streams from"
                        + " primary; 'howdah follow CLUSTER cascaded1 replica' lets it come back, 'primary' instead"
                        + " of 'replica' drops the slot");
    }

    @Test
    void aLostSlotFails() {
        var lost = new Node.Slot("repmgr_slot_2", "physical", false, "lost", 0);
        healthy.node("primary", fed(Nodes.primary(1), List.of(), List.of(lost)));

        assertThat(healthy.result(new SlotsActive(REPMGR), "primary").what()).contains("is lost");
    }

    @Test
    void synchronousReplicasAreAsManyAsCommitsWaitFor() {
        assertThat(synchronous("", "async")).isEmpty();
        assertThat(synchronous("ANY 1 (replica, cascaded1)", "quorum")).containsExactly(true);
        assertThat(synchronous("FIRST 2 (replica, cascaded1)", "sync")).containsExactly(false);
        assertThat(synchronous("replica", "potential")).containsExactly(false);
        assertThat(synchronous("*", "sync")).containsExactly(true);
    }

    @Test
    void aWishForSynchronousReplicasThatIsNotInEffectFails() {
        var wished = new MadeUpCluster(Map.of("synchronous_standby_names", "ANY 1 (replica)"));
        wished.fact("primary", wish(wished), "\n");

        assertThat(wished.result(new SynchronousState(), "primary").what())
                .isEqualTo("commits wait for nobody; config.yml says 'ANY 1 (replica)'");
    }

    private static List<Boolean> synchronous(String names, String state) {
        var made = new MadeUpCluster();
        var replica = new Node.Sender("replica", "", "streaming", state, 0);
        made.node("primary", fed(Nodes.primary(1), List.of(replica), List.of()));
        made.fact("primary", wish(made), names + "\n");
        return made.results(new SynchronousState()).values().stream()
                .map(CheckResult::ok)
                .toList();
    }

    private static Fact<?> wish(MadeUpCluster made) {
        return new SynchronousState()
                .facts(made.cluster(), made.instance("primary"))
                .getFirst();
    }

    private void slotNames(String replica, String cascaded) {
        var check = new ReplicaSlot(REPMGR);
        healthy.fact(
                "replica",
                check.facts(healthy.cluster(), healthy.instance("replica")).getFirst(),
                replica + "\n");
        healthy.fact(
                "cascaded1",
                check.facts(healthy.cluster(), healthy.instance("cascaded1")).getFirst(),
                cascaded + "\n");
    }
}
