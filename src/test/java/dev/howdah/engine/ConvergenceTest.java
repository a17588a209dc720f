package dev.howdah.engine;

import static dev.howdah.engine.ToyScores.machine;
import static dev.howdah.engine.ToyScores.score;
import static dev.howdah.engine.ToyScores.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.problem.Problem;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeMachine;
import dev.howdah.testing.Toy;
import dev.howdah.testing.ToyWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConvergenceTest {

    private static final String SECRET = "p4ss w0rd";

    private final FakeMachine machine = machine("aa");

    @Test
    void whatIsKnownOnlyLaterIsComparedAgainAfterEachRound() {
        var run = run(step(
                "one",
                Toy.of("a", "1"),
                Toy.of("b", "2").after("a"),
                Toy.of("c", "3").after("b")));

        assertThat(run.run().of("aa", "one")).isEqualTo(new Outcome.Done(3));
        assertThat(world().values()).hasSize(3);
    }

    @Test
    void independentChangesCostOneRoundTripTogether() {
        var run = run(step("one", Toy.of("a", "1"), Toy.of("b", "2"), Toy.of("c", "3")));

        run.run();

        // look, lock, look again, act and look, unlock
        assertThat(run.roundTrips("aa")).isEqualTo(5);
        assertThat(scriptsThatSet()).hasSize(1);
    }

    @Test
    void whatIsChangedAndStaysDifferentFailsAfterTwoTries() {
        var problem = failure(step("one", Toy.of("a", "1").by(Action.of("pretend", "toy pretend"))));

        assertThat(problem.what()).isEqualTo("toy a was changed and is still not as wished");
        assertThat(problem.evidence()).containsExactly("+ 1");
        assertThat(machine.scripts())
                .filteredOn(script -> script.contains("toy pretend"))
                .hasSize(2);
    }

    @Test
    void whatNobodyBringsAboutFailsAtOnce() {
        var problem = failure(step("one", Toy.of("b", "2").after("a")));

        assertThat(problem.what()).isEqualTo("toy b cannot be compared: a is not set yet");
        assertThat(scriptsThatSet()).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotTouchedAndNeitherIsWhatComesAfterIt() {
        world().put("a", "precious");

        var problem = failure(step("one", Toy.of("a", "1").refusing(), Toy.of("b", "2")));

        assertThat(problem.what()).isEqualTo("a is precious and is not touched");
        assertThat(world().values()).containsEntry("a", "precious").doesNotContainKey("b");
    }

    @Test
    void aFailureShowsExitStatusOutputAndLog() {
        var action = Action.of("start it", "toy fail port 5432 is taken").diagnosedBy("journalctl -u it");

        var problem =
                failure(step("one", Toy.of("before", "1"), Toy.of("a", "1").by(action), Toy.of("c", "1")));

        assertThat(problem.what()).isEqualTo("toy a: start it failed with exit status 7");
        assertThat(problem.evidence()).containsExactly("port 5432 is taken", "log: journalctl -u it");
        assertThat(problem.remedy()).isPresent();
        assertThat(world().values()).containsOnlyKeys("before");
    }

    @Test
    void noSecretLeavesTheHost() {
        var run = run(step(
                        "one",
                        Toy.of("ok", "1").by(Action.of("set a password", "toy set ok 1\ntoy set password " + SECRET)),
                        Toy.of("b", "1").by(Action.of("fail", "toy fail wrong password " + SECRET + "!"))))
                .redacting(text -> text.replace(SECRET, "***"));

        var outcome = run.run().of("aa", "one");

        assertThat(outcome.toString()).contains("wrong password ***!").doesNotContain(SECRET);
        assertThat(run.events().toString()).contains("toy ok").doesNotContain(SECRET);
    }

    @Test
    void whatAnotherRunChangedBeforeTheLockIsSeenAfterIt() {
        var connections = FakeConnections.to(List.of(machine)).with("aa", (script, run) -> {
            var result = run.get();
            if (script.text().contains("mine=")) {
                world().put("a", "1");
            }
            return result;
        });

        var ended = new ToyRun(score("aa", step("one", Toy.of("a", "1"))), connections).run();

        assertThat(ended.of("aa", "one")).isEqualTo(new Outcome.Unchanged());
        assertThat(scriptsThatSet()).isEmpty();
    }

    private ToyRun run(Step... steps) {
        return ToyRun.of(score("aa", List.of(steps)), List.of(machine));
    }

    private Problem failure(Step step) {
        var outcome = run(step).run().of("aa", step.name());
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(machine.lock()).isEmpty();
        return ((Outcome.Failed) outcome).problem();
    }

    private List<String> scriptsThatSet() {
        return machine.scripts().stream()
                .filter(script -> script.contains("toy set"))
                .toList();
    }

    private ToyWorld world() {
        return (ToyWorld) machine.world();
    }
}
