package dev.howdah.engine;

import static dev.howdah.engine.ToyScores.machine;
import static dev.howdah.engine.ToyScores.milestone;
import static dev.howdah.engine.ToyScores.score;
import static dev.howdah.engine.ToyScores.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeMachine;
import dev.howdah.testing.Toy;
import dev.howdah.testing.ToyWorld;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The tool is killed at every moment that a host can tell apart: before a script reaches it, before and after each
/// action, and after a script whose answer nobody reads any more. The next run must end where an undisturbed one does.
@Timeout(60)
class ResumeTest {

    private static final String DEAD = ToyRun.id("killed").line();
    private static final Milestone A_UP = milestone("up", "aa");
    private static final Milestone B_UP = milestone("up", "bb");

    private static final Score SCORE = score(
            "aa",
            List.of(
                    step("packages", Toy.of("package", "1"), Toy.of("account", "x")),
                    step("data", Toy.of("data", "made").after("package")),
                    step("run", Toy.of("config", "a b"), Toy.of("server", "on").after("data"))
                            .giving(A_UP),
                    step("followers", Toy.of("quorum", "1")).awaiting(Set.of(B_UP))),
            "bb",
            List.of(
                    step("packages", Toy.of("package", "1")),
                    step(
                                    "data",
                                    Toy.of("data", "cloned"),
                                    Toy.of("server", "on").after("data"))
                            .awaiting(Set.of(A_UP))
                            .giving(B_UP)));

    /// How often hosts that run side by side are asked depends a little on who is faster, so that a run may end before
    /// the last moments of another.
    @Test
    void anyKillIsMadeGoodByTheNextRun() {
        var undisturbed = machines();
        var counted = FakeConnections.to(undisturbed);
        assertThat(new ToyRun(SCORE, counted).run().all()).allMatch(Outcome::isGood);
        int moments = counted.moments();
        assertThat(moments).isGreaterThan(40);

        int kills = 0;
        for (int moment = 0; moment < moments; moment++) {
            var machines = machines();
            var killed = FakeConnections.killedAt(moment, machines);
            run(new ToyRun(SCORE, killed).named("killed"));
            kills += killed.wasKilled() ? 1 : 0;

            var next = ToyRun.of(SCORE, machines)
                    .named("next")
                    .knowingDead(run -> run.id().equals("killed"));
            assertThat(next.run().all()).as("after a kill at moment %d", moment).allMatch(Outcome::isGood);
            assertThat(states(machines)).isEqualTo(states(undisturbed));
            // a host where nothing was left to do keeps the dead run's lock, which the next change takes over
            assertThat(machines)
                    .extracting(machine -> machine.lock().orElse(DEAD))
                    .containsOnly(DEAD);
        }
        assertThat(kills).isGreaterThan(40);
    }

    @Test
    void severalKillsInARowAreMadeGood() {
        var machines = machines();
        for (int moment = 1; moment < 60; moment += 7) {
            run(new ToyRun(SCORE, FakeConnections.killedAt(moment, machines))
                    .named("killed" + moment)
                    .knowingDead(run -> run.id().startsWith("killed")));
        }
        var next = ToyRun.of(SCORE, machines).knowingDead(run -> run.id().startsWith("killed"));

        assertThat(next.run().all()).allMatch(Outcome::isGood);
    }

    /// What a killed process says no longer matters.
    private static void run(ToyRun killed) {
        assertThat(killed.run().all()).isNotEmpty();
    }

    private static List<FakeMachine> machines() {
        return List.of(machine("aa"), machine("bb"));
    }

    private static List<Map<String, String>> states(List<FakeMachine> machines) {
        return machines.stream()
                .map(machine -> ((ToyWorld) machine.world()).values())
                .toList();
    }
}
