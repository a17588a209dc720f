package dev.howdah.engine;

import static dev.howdah.engine.ToyScores.machine;
import static dev.howdah.engine.ToyScores.score;
import static dev.howdah.engine.ToyScores.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.ProblemException;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeMachine;
import dev.howdah.testing.Toy;
import dev.howdah.testing.ToyWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HostLockTest {

    private final FakeMachine aa = machine("aa");
    private final FakeMachine bb = machine("bb");
    private final Score score = score("aa", step("one", Toy.of("a", "1")), "bb", step("one", Toy.of("b", "1")));

    @Test
    void aRunThatMeetsAnothersLockChangesNothingAndFreesItsOwnLocks() {
        bb.lockedBy(ToyRun.id("other").line());

        assertThatThrownBy(run()::run)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("another run works on this host: run other of me@here")
                .hasMessageContaining("--break-lock");
        assertThat(values(aa)).isEmpty();
        assertThat(values(bb)).isEmpty();
        assertThat(aa.lock()).isEmpty();
        assertThat(bb.lock()).contains(ToyRun.id("other").line());
    }

    @Test
    void theLockOfADeadRunIsTakenOverAndThatIsSaid() {
        bb.lockedBy(ToyRun.id("dead").line());
        var run = run().knowingDead(other -> other.id().equals("dead"));

        assertThat(run.run().all()).allMatch(Outcome::isGood);
        assertThat(bb.lock()).isEmpty();
        assertThat(run.events())
                .filteredOn(Event.Noted.class::isInstance)
                .extracting(event -> ((Event.Noted) event).what())
                .singleElement()
                .asString()
                .contains("took over the lock of run dead");
    }

    @Test
    void theUserMayBreakAnyLockEvenOneThatCannotBeRead() {
        aa.lockedBy("");
        bb.lockedBy("what is this?");

        assertThat(run().breakingLocks().run().all()).allMatch(Outcome::isGood);
        assertThat(aa.lock()).isEmpty();
        assertThat(bb.lock()).isEmpty();
    }

    @Test
    void aRunWhoseLockWasBrokenDoesNothingMore() {
        var connections = FakeConnections.to(List.of(aa, bb)).with("aa", (script, run) -> {
            if (script.text().contains("toy set")) {
                aa.lockedBy(ToyRun.id("breaker").line());
            }
            return run.get();
        });

        var ended = new ToyRun(score, connections).run();

        assertThat(ended.of("aa", "one")).isInstanceOf(Outcome.Failed.class);
        assertThat(values(aa)).isEmpty();
        assertThat(aa.lock()).contains(ToyRun.id("breaker").line());
    }

    @Test
    void aHostWithoutChangesIsNotLocked() {
        ((ToyWorld) aa.world()).put("a", "1");

        run().run();

        assertThat(aa.scripts()).hasSize(1);
    }

    private ToyRun run() {
        return ToyRun.of(score, List.of(aa, bb)).named("mine");
    }

    private static Map<String, String> values(FakeMachine machine) {
        return ((ToyWorld) machine.world()).values();
    }
}
