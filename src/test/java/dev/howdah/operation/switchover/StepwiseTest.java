package dev.howdah.operation.switchover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Stop;
import dev.howdah.operation.switchover.ToyCluster.Fault;
import dev.howdah.operation.switchover.ToyCluster.Move;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The promises of [Stepwise], with every fault at every move, and every two of them.
class StepwiseTest {

    private record Case(Move move, Fault fault) {}

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var move : Move.values()) {
            for (var fault : Fault.values()) {
                cases.add(new Case(move, fault));
            }
        }
        return cases;
    }

    private static Ending run(ToyCluster cluster) {
        var ending = new Stepwise(cluster, "old", "new", new Stop()).run();
        cluster.later();
        return ending;
    }

    @Test
    void movesThePrimaryAndLetsEverybodyGoOn() {
        var cluster = new ToyCluster();
        var ending = run(cluster);
        assertThat(ending.isGood()).isTrue();
        assertThat(cluster.primaries()).containsExactly("new");
        assertThat(cluster.oldPrimary()).isEqualTo(new dev.howdah.engine.Known.Answer<>(Moves.Part.STANDBY));
        assertThat(cluster.managerBelieves()).isEqualTo("new");
        assertThat(cluster.managerHolds()).isFalse();
        assertThat(cluster.clientsWait()).isFalse();
    }

    @Test
    void neverTwoPrimariesAndNothingIsLostWhateverTwoMovesFail() {
        for (var one : cases()) {
            for (var other : cases()) {
                var cluster = new ToyCluster().with(one.move(), one.fault()).with(other.move(), other.fault());
                var ending = run(cluster);
                var what = one + " and " + other + ": " + ending;
                assertThat(cluster.wrong).as(what).isEmpty();
                assertThat(cluster.primaries()).as(what).hasSizeLessThanOrEqualTo(1);
                ending.primary()
                        .ifPresent(
                                name -> assertThat(cluster.primaries()).as(what).containsExactly(name));
                if (!ending.isGood()) {
                    assertThat(ending.problems()).as(what).isNotEmpty();
                    assertThat(ending.problems().stream()
                                    .anyMatch(problem -> problem.remedy().isPresent()))
                            .as(what)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void oneFaultEndsWithExactlyOnePrimaryUnlessAHostIsGone() {
        for (var one : cases()) {
            var cluster = new ToyCluster().with(one.move(), one.fault());
            var ending = run(cluster);
            boolean gone = one.fault() == Fault.GONE_BEFORE || one.fault() == Fault.GONE_AFTER;
            if (!gone) {
                assertThat(cluster.primaries()).as(one + ": " + ending).hasSize(1);
                assertThat(ending.primary()).as(one + ": " + ending).isPresent();
            }
            if (one.move() != Move.LET_CLIENTS_GO) {
                assertThat(cluster.clientsWait()).as(one + ": " + ending).isFalse();
            }
            boolean before = one.move().compareTo(Move.CHECKPOINT) <= 0 && one.move() != Move.RELEASE_MANAGER;
            if (before && one.move() != Move.FREE_SLOTS) {
                assertThat(cluster.primaries()).as(one + ": " + ending).containsExactly("old");
            }
        }
    }

    @Test
    void aPromotionThatComesLaterMeetsNoPrimary() {
        var cluster = new ToyCluster().with(Move.PROMOTE, Fault.LATER);
        var ending = run(cluster);
        assertThat(cluster.wrong).isEmpty();
        assertThat(ending.primary()).isEqualTo(cluster.primaries().stream().findFirst());
    }

    @Test
    void whatCannotBeKnownIsLeftStandingStill() {
        var cluster = new ToyCluster().with(Move.PROMOTE, Fault.GONE_AFTER);
        var ending = run(cluster);
        assertThat(ending.primary()).isEmpty();
        assertThat(cluster.primaries()).containsExactly("new");
        assertThat(ending.problems().getLast().remedy().orElse(""))
                .contains("it is not known whether new was promoted")
                .contains("'howdah deploy --reclone old'");
    }

    @Test
    void theUserStopsItBeforeThePrimaryIsTouched() {
        var stop = new Stop();
        stop.request();
        var cluster = new ToyCluster();
        var ending = new Stepwise(cluster, "old", "new", stop).run();
        assertThat(ending.moved()).isFalse();
        assertThat(cluster.primaries()).containsExactly("old");
        assertThat(cluster.managerHolds()).isFalse();
        assertThat(cluster.clientsWait()).isFalse();
        assertThat(cluster.slots()).isFalse();
    }
}
