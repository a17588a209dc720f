package dev.howdah.engine;

import static dev.howdah.engine.ToyScores.machine;
import static dev.howdah.engine.ToyScores.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.ProblemException;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeMachine;
import dev.howdah.testing.Toy;
import dev.howdah.testing.ToyWorld;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SequenceTest {

    private final FakeMachine aa = machine("aa");
    private final FakeMachine bb = machine("bb");
    private final List<Event> events = new ArrayList<>();
    private final FakeConnections connections = FakeConnections.to(List.of(aa, bb));

    private Sequence sequence(String run) {
        var permits = new Semaphore(10, true);
        var hosts = new LinkedHashMap<String, Host>();
        List.of("aa", "bb").forEach(name -> hosts.put(name, new Host(name, connections.to(name), permits)));
        return Sequence.on(
                hosts.keySet(),
                hosts,
                new HostLock(ToyRun.id(run), false, _ -> false),
                events::add,
                InstantSource.system(),
                line -> line);
    }

    @Test
    void stepsAreTakenInTheOrderOfTheCallerFromAFreshLook() {
        try (var sequence = sequence("one")) {
            assertThat(sequence.take("aa", step("one", Toy.of("a", "1")))).isEqualTo(new Outcome.Done(1));
            assertThat(sequence.take("bb", step("two", Toy.of("b", "1")))).isEqualTo(new Outcome.Done(1));
            assertThat(sequence.take("aa", step("one", Toy.of("a", "1")))).isEqualTo(new Outcome.Unchanged());
            ((ToyWorld) aa.world()).put("a", "2");
            assertThat(sequence.ask("aa", List.of(Toy.value("a"))).ask(Toy.value("a")))
                    .isEqualTo(new Known.Answer<>(Optional.of("2")));
            assertThat(aa.lock()).isPresent();
        }
        assertThat(aa.lock()).isEmpty();
        assertThat(bb.lock()).isEmpty();
        assertThat(events)
                .filteredOn(Event.StepEnded.class::isInstance)
                .extracting(event -> ((Event.StepEnded) event).instance())
                .containsExactly("aa", "bb", "aa");
    }

    @Test
    void aHostThatGoesAwayIsAnOutcome() {
        try (var sequence = sequence("one")) {
            connections.with("aa", FakeConnections.losingAnswers("aa"));
            assertThat(sequence.take("aa", step("one", Toy.of("a", "1")))).isInstanceOf(Outcome.Failed.class);
            assertThat(sequence.ask("aa", List.of(Toy.value("a"))).ask(Toy.value("a")))
                    .isInstanceOf(Known.NotYet.class);
            var both = new LinkedHashMap<>(Map.of("bb", step("two", Toy.of("b", "1"))));
            assertThat(sequence.together(both)).containsEntry("bb", new Outcome.Done(1));
        }
    }

    @Test
    void anotherRunKeepsItsLocksAndThisOneTakesNone() {
        try (var _ = sequence("one")) {
            assertThatThrownBy(() -> sequence("two"))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("another run works on this host");
            assertThat(aa.lock()).isPresent();
        }
        try (var sequence = sequence("two")) {
            assertThat(sequence.take("aa", step("one", Toy.of("a", "1")))).isEqualTo(new Outcome.Done(1));
        }
    }
}
