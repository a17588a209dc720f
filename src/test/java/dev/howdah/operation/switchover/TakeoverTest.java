package dev.howdah.operation.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Stop;
import dev.howdah.operation.switchover.ToyCluster.Fault;
import dev.howdah.operation.switchover.ToyCluster.Move;
import org.junit.jupiter.api.Test;

/// The promises of [Takeover], with every fault at every move, and every two of them.
class TakeoverTest {

    private static Ending run(ToyCluster cluster) {
        var ending = new Takeover(cluster, "old", "new", new Stop()).run();
        cluster.later();
        return ending;
    }

    @Test
    void theCandidateTakesThePlaceOfTheLostPrimary() {
        var cluster = ToyCluster.withoutPrimary();
        var ending = run(cluster);
        assertThat(ending.isGood()).isTrue();
        assertThat(cluster.primaries()).containsExactly("new");
        assertThat(cluster.managerBelieves()).isEqualTo("new");
        assertThat(cluster.managerHolds()).isFalse();
    }

    @Test
    void whateverTwoMovesFailItSaysWhoIsPrimaryAndWhatToDo() {
        for (var move : Move.values()) {
            for (var fault : Fault.values()) {
                for (var other : Move.values()) {
                    for (var otherFault : Fault.values()) {
                        var cluster =
                                ToyCluster.withoutPrimary().with(move, fault).with(other, otherFault);
                        var ending = run(cluster);
                        var what = move + " " + fault + ", " + other + " " + otherFault + ": " + ending;
                        assertThat(cluster.primaries()).as(what).doesNotContain("old");
                        ending.primary()
                                .ifPresent(name ->
                                        assertThat(cluster.primaries()).as(what).containsExactly(name));
                        if (!ending.isGood()) {
                            assertThat(ending.problems().stream()
                                            .anyMatch(
                                                    problem -> problem.remedy().isPresent()))
                                    .as(what)
                                    .isTrue();
                        }
                        if (cluster.primaries().contains("new") && !cluster.managerHolds()) {
                            assertThat(cluster.managerBelieves()).as(what).isEqualTo("new");
                        }
                    }
                }
            }
        }
    }

    @Test
    void nobodyIsPromotedWhereTheManagerCannotBeHeld() {
        var cluster = ToyCluster.withoutPrimary().with(Move.HOLD_MANAGER, Fault.REFUSED);
        assertThat(run(cluster).moved()).isFalse();
        assertThat(cluster.primaries()).isEmpty();
    }

    @Test
    void nobodyIsPromotedBesideWhomTheManagerPromotes() {
        var cluster = ToyCluster.withoutPrimary().withRival();
        var ending = run(cluster);
        assertThat(ending.moved()).isFalse();
        assertThat(cluster.primaries()).isEmpty();
        assertThat(cluster.slots()).isFalse();
        assertThat(ending.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).contains("third", "it takes writes by now", "'howdah status'"));
    }
}
