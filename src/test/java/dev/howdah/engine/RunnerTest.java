package dev.howdah.engine;

import static dev.howdah.engine.ToyScores.machine;
import static dev.howdah.engine.ToyScores.milestone;
import static dev.howdah.engine.ToyScores.score;
import static dev.howdah.engine.ToyScores.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.host.Result;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeMachine;
import dev.howdah.testing.Toy;
import dev.howdah.testing.ToyWorld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RunnerTest {

    private static final Milestone A_UP = milestone("up", "aa");

    private final FakeMachine aa = machine("aa");
    private final FakeMachine bb = machine("bb");
    private final FakeMachine cc = machine("cc");
    private final List<FakeMachine> machines = List.of(aa, bb, cc);

    @Test
    void walksStepsInOrder() {
        var run = ToyRun.of(
                score(
                        "aa",
                        List.of(
                                step("one", Toy.of("a", "1"), Toy.of("b", "2").after("a")),
                                step("two", Toy.of("c", "3").after("b")))),
                machines);

        var outcomes = run.run();

        assertThat(outcomes.of("aa", "one")).isEqualTo(new Outcome.Done(2));
        assertThat(outcomes.of("aa", "two")).isEqualTo(new Outcome.Done(1));
        assertThat(run.events())
                .filteredOn(Event.EditDone.class::isInstance)
                .extracting(event -> ((Event.EditDone) event).address())
                .containsExactly("toy a", "toy b", "toy c");
    }

    @Test
    void asksEachHostOnceWhereNothingChanges() {
        var score = score(
                "aa",
                List.of(step("one", Toy.of("a", "1"), Toy.of("b", "2")), step("two", Toy.of("c", "3"))),
                "bb",
                step("one", Toy.of("a", "1")));
        ToyRun.of(score, machines).run();
        var second = ToyRun.of(score, machines).named("two");

        var outcomes = second.run();

        assertThat(outcomes.of("aa", "two")).isEqualTo(new Outcome.Unchanged());
        assertThat(second.roundTrips("aa")).isEqualTo(1);
        assertThat(second.roundTrips("bb")).isEqualTo(1);
    }

    /// cc waits for aa only; bb is stuck until cc is through, so a global barrier would never end.
    @Test
    void aSlowHostHoldsUpOnlyThoseWhoNeedIt() {
        var through = new CountDownLatch(1);
        var connections = FakeConnections.to(machines).with("bb", (script, run) -> {
            if (script.text().contains("toy set")) {
                await(through);
            }
            return run.get();
        });
        var run = new ToyRun(
                        score(
                                "aa", step("one", Toy.of("a", "1")).giving(A_UP),
                                "bb", step("one", Toy.of("b", "1")),
                                "cc",
                                        List.of(
                                                step("one", Toy.of("c", "1")),
                                                step("two").awaiting(Set.of(A_UP)))),
                        connections)
                .telling(event -> {
                    if (event instanceof Event.StepEnded ended
                            && ended.instance().equals("cc")
                            && ended.step().equals("two")) {
                        through.countDown();
                    }
                });

        var outcomes = run.run();

        assertThat(outcomes.all()).allMatch(Outcome::isGood);
    }

    @Test
    void startsAStepOnlyOnceItsMilestonesAreGiven() {
        var run = ToyRun.of(
                score(
                        "bb", step("late", Toy.of("b", "1")).awaiting(Set.of(A_UP)),
                        "aa",
                                List.of(
                                        step("one", Toy.of("a", "1")),
                                        step("two", Toy.of("a2", "1")).giving(A_UP))),
                machines);

        run.run();

        var names = run.events().stream()
                .filter(Event.EditDone.class::isInstance)
                .map(event -> ((Event.EditDone) event).address())
                .toList();
        assertThat(names).containsExactly("toy a", "toy a2", "toy b");
    }

    @Test
    void neverWorksOnMoreHostsAtOnceThanItMay() {
        var many = IntStream.range(0, 12).mapToObj(i -> machine("h" + i)).toList();
        var steps = new LinkedHashMap<String, List<Step>>();
        many.forEach(machine -> steps.put(machine.name(), List.of(step("one", Toy.of("a", "1")))));
        var connections = FakeConnections.to(many);
        // three at once must be possible: they meet in their first round trip
        var barrier = new CyclicBarrier(3);
        many.forEach(machine -> connections.with(machine.name(), (script, run) -> {
            if (!script.text().contains("toy set") && script.text().contains("toy get")) {
                meet(barrier);
            }
            return run.get();
        }));

        new ToyRun(new Score(steps), connections).parallel(3).run();

        assertThat(connections.mostAtOnce()).isEqualTo(3);
        assertThat(many).allSatisfy(machine -> assertThat(machine.lock()).isEmpty());
    }

    @Test
    void aFailureSkipsOnlyWhatDependsOnItAndSaysWhy() {
        var fails = Toy.of("x", "1").by(Action.of("start x", "toy fail no space left"));
        var outcomes = ToyRun.of(
                        score(
                                "aa",
                                        List.of(
                                                step("one", fails),
                                                step("two", Toy.of("a", "1")).giving(A_UP)),
                                "bb",
                                        List.of(step("needs aa", Toy.of("b", "1"))
                                                .awaiting(Set.of(A_UP))
                                                .giving(milestone("up", "bb"))),
                                "cc",
                                        List.of(
                                                step("alone", Toy.of("c", "1")),
                                                step("needs bb").awaiting(Set.of(milestone("up", "bb"))))),
                        machines)
                .run();

        assertThat(outcomes.of("aa", "one")).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.of("aa", "two")).isEqualTo(new Outcome.Skipped("step 'one' failed before it"));
        assertThat(outcomes.of("bb", "needs aa")).isEqualTo(new Outcome.Skipped("aa: step 'one' failed"));
        assertThat(outcomes.of("cc", "alone")).isEqualTo(new Outcome.Done(1));
        assertThat(outcomes.of("cc", "needs bb")).isEqualTo(new Outcome.Skipped("aa: step 'one' failed"));
        assertThat(machines).allSatisfy(machine -> assertThat(machine.lock()).isEmpty());
    }

    @Test
    void aHostThatDoesNotAnswerFailsByItself() {
        var connections = FakeConnections.to(machines).with("aa", FakeConnections.refusing("aa"));

        var outcomes = new ToyRun(
                        score(
                                "aa", step("one", Toy.of("a", "1")).giving(A_UP),
                                "bb", step("one", Toy.of("b", "1")),
                                "cc", step("one").awaiting(Set.of(A_UP))),
                        connections)
                .run();

        assertThat(outcomes.of("aa", "one"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().what()).isEqualTo("connection refused"));
        assertThat(outcomes.of("bb", "one")).isEqualTo(new Outcome.Done(1));
        assertThat(outcomes.of("cc", "one")).isEqualTo(new Outcome.Skipped("aa: step 'one' failed"));
    }

    @Test
    void aHostThatGoesAwayInTheMiddleFailsItsStep() {
        var connections = FakeConnections.to(machines).with("aa", (script, run) -> {
            return script.text().contains("toy set")
                    ? FakeConnections.losingAnswers("aa").on(script, run)
                    : run.get();
        });

        var outcomes = new ToyRun(score("aa", step("one", Toy.of("a", "1"))), connections).run();

        assertThat(outcomes.of("aa", "one"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem().text())
                                .contains("the host does not answer: the connection broke", "run again"));
    }

    @Test
    void aFaultInTheToolLeavesNobodyWaitingAndNoLock() {
        var connections = FakeConnections.to(machines).with("aa", (script, run) -> {
            var result = run.get();
            return script.text().contains("toy set")
                    ? new Result(0, result.out().replace(" end 0 0", " end 0 what?"), "")
                    : result;
        });
        var run = new ToyRun(
                score(
                        "aa", step("one", Toy.of("a", "1")).giving(A_UP),
                        "bb", List.of(step("one", Toy.of("b", "1")), step("two").awaiting(Set.of(A_UP)))),
                connections);

        assertThatThrownBy(run::run).isInstanceOf(NumberFormatException.class);
        assertThat(machines).allSatisfy(machine -> assertThat(machine.lock()).isEmpty());
    }

    @Test
    void nothingIsBegunAfterAStop() {
        var run = ToyRun.of(
                score(
                        "aa",
                        List.of(
                                step("one", Toy.of("a", "1")),
                                step("same", Toy.of("there", "1")),
                                step("two", Toy.of("b", "2")).giving(A_UP)),
                        "bb",
                        step("waits", Toy.of("b", "1")).awaiting(Set.of(A_UP))),
                machines);
        world(aa).put("there", "1");
        run.telling(event -> {
            if (event instanceof Event.EditDone) {
                run.stop.request();
            }
        });

        var outcomes = run.run();

        assertThat(outcomes.of("aa", "one")).isEqualTo(new Outcome.Done(1));
        assertThat(outcomes.of("aa", "same")).isEqualTo(new Outcome.Unchanged());
        assertThat(outcomes.of("aa", "two")).isEqualTo(new Outcome.Skipped("stopped by the user"));
        assertThat(outcomes.of("bb", "waits")).isEqualTo(new Outcome.Skipped("stopped by the user"));
        assertThat(world(aa).values()).doesNotContainKey("b");
        assertThat(aa.lock()).isEmpty();
    }

    private ToyWorld world(FakeMachine machine) {
        return (ToyWorld) machine.world();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
