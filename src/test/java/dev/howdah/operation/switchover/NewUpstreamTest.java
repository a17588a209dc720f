package dev.howdah.operation.switchover;

import static dev.howdah.operation.check.MadeUpCluster.fed;
import static dev.howdah.operation.check.MadeUpCluster.sender;
import static dev.howdah.operation.check.MadeUpCluster.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.efm.Efm;
import dev.howdah.component.patroni.Patroni;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.operation.check.MadeUpCluster;
import dev.howdah.problem.Problem;
import dev.howdah.testing.Nodes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// `primary` <- `replica` <- `cascaded1`, of which somebody is to follow another one.
class NewUpstreamTest {

    private static final Repmgr REPMGR = new Repmgr();

    private final MadeUpCluster cluster = new MadeUpCluster();

    private NewUpstream wish(String standby, String... upstream) {
        return NewUpstream.of(
                cluster.seen().topology(),
                REPMGR,
                standby,
                List.of(upstream).stream().findFirst());
    }

    private List<String> problems(String standby, String... upstream) {
        return wish(standby, upstream).problems().stream().map(Problem::text).toList();
    }

    private String problem(String standby, String... upstream) {
        assertThat(problems(standby, upstream)).hasSize(1);
        return problems(standby, upstream).getFirst();
    }

    /// The replica was lost, the cascaded one moved, and the replica is back.
    private void movedAway() {
        cluster.node(
                "primary",
                fed(
                        Nodes.primary(1),
                        List.of(sender("replica"), sender("cascaded1")),
                        List.of(slot("repmgr_slot_2"), slot("repmgr_slot_3"))));
        cluster.node("cascaded1", Nodes.standby(1, "primary"));
    }

    @Test
    void itMovesAndItsSlotMovesWithIt() {
        assertThat(problems("cascaded1", "primary")).isEmpty();
        assertThat(wish("cascaded1", "primary").lines())
                .containsExactly(
                        "repmgr stands still on cascaded1",
                        "primary: slot repmgr_slot_3 keeps WAL from now on",
                        "cascaded1: streams from primary instead of replica",
                        "all that hangs on whom it follows is put right, such as its registration",
                        "repmgr watches again",
                        "replica: slot repmgr_slot_3, which cascaded1 has no more use for, is dropped");
    }

    @Test
    void withoutAWordItGoesWhereTheConfigurationSays() {
        movedAway();

        assertThat(problems("cascaded1")).isEmpty();
        assertThat(wish("cascaded1").lines())
                .contains("cascaded1: streams from replica instead of primary")
                .endsWith("primary: slot repmgr_slot_3, which cascaded1 has no more use for, is dropped");
    }

    @Test
    void whoStaysLosesOnlyTheSlotElsewhere() {
        movedAway();

        assertThat(wish("cascaded1", "primary").lines())
                .containsExactly("replica: slot repmgr_slot_3, which cascaded1 has no more use for, is dropped");
    }

    @Test
    void whereAllIsAsWishedThereIsNothingToDo() {
        assertThat(wish("cascaded1").lines()).isEmpty();
        assertThat(wish("replica").lines()).isEmpty();
    }

    @Test
    void aPrimaryFollowsNobodyAndAStrangerCannotBeFollowed() {
        assertThat(problem("primary", "replica")).contains("primary", "takes writes and follows nobody");
        assertThat(problem("cascaded1", "cascaded1")).contains("it cannot follow itself");
    }

    @Test
    void noCirclesAreMade() {
        assertThat(problem("replica", "cascaded1")).contains("that would be a circle", "name another one: primary");
    }

    @Test
    void whoPassesNothingOnIsNotFollowed() {
        cluster.node("replica", Nodes.stoppedStandby(1));
        assertThat(problem("cascaded1", "replica")).contains("does not answer", "name another one: primary");
        cluster.node("replica", Nodes.standby(2, "primary"));
        assertThat(problem("cascaded1", "replica")).contains("on timeline 2");
    }

    @Test
    void aStandbyThatStandsStillIsStartedFirst() {
        cluster.node("cascaded1", Nodes.stoppedStandby(1));
        assertThat(problem("cascaded1", "primary")).contains("does not run", "'howdah deploy' starts it");
        cluster.silent("cascaded1");
        assertThat(problem("cascaded1", "primary")).contains("does not answer");
    }

    @Test
    void nobodyMovesWhereItIsNotClearWhoIsPrimary() {
        cluster.node("cascaded1", Nodes.standby(1, "primary")).node("replica", Nodes.primary(1));
        assertThat(problems("cascaded1", "replica"))
                .singleElement()
                .asString()
                .contains("more than one instance takes writes: primary, replica");
    }

    /// EFM copies all slots of the primary to standbys, and would copy them again.
    @Test
    void copiesThatEfmKeepsOnStandbysStay() {
        cluster.node(
                "replica",
                fed(
                        Nodes.standby(1, "primary"),
                        List.of(sender("cascaded1")),
                        List.of(slot("tpa_cascaded1"), slot("tpa_replica"))));
        var wish = NewUpstream.of(cluster.seen().topology(), new Efm(), "cascaded1", Optional.of("primary"));

        assertThat(wish.problems()).isEmpty();
        assertThat(wish.lines())
                .containsExactly(
                        "primary: slot tpa_cascaded1 keeps WAL from now on",
                        "cascaded1: streams from primary instead of replica",
                        "all that hangs on whom it follows is put right, such as its registration");

        cluster.node(
                "primary",
                fed(Nodes.primary(1), List.of(sender("replica")), List.of(slot("tpa_cascaded1"), slot("tpa_replica"))));
        var back = NewUpstream.of(cluster.seen().topology(), new Efm(), "cascaded1", Optional.of("replica"));

        assertThat(back.lines())
                .containsExactly("primary: slot tpa_cascaded1, which cascaded1 has no more use for, is dropped");
    }

    @Test
    void patroniDecidesByItself() {
        var wish = NewUpstream.of(cluster.seen().topology(), new Patroni(), "cascaded1", Optional.empty());
        assertThat(wish.problems())
                .singleElement()
                .extracting(Problem::text)
                .asString()
                .contains("decides whom a replica follows", "'upstream' of cascaded1 in config.yml");
    }
}
