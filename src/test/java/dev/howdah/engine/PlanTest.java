package dev.howdah.engine;

import static dev.howdah.engine.ToyScores.score;
import static dev.howdah.engine.ToyScores.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.problem.Problem;
import dev.howdah.testing.KnownFacts;
import dev.howdah.testing.Toy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Effect RESTART = new Effect(Effect.Kind.RESTART, "toy server", "port");

    @Test
    void showsOnAResourceWhatEarlierChangesDoToIt() {
        var plan = plan(
                KnownFacts.none().with(Toy.value("file"), "=old").with(Toy.value("server"), "=on"),
                step("files", Toy.of("file", "new").causing(RESTART)),
                step("run", Toy.of("server", "on")));

        var server = plan.changes().toList().getLast();
        assertThat(server.change()).isInstanceOf(Change.Same.class);
        assertThat(server.caused()).containsExactly(RESTART);
        assertThat(server.isPending()).isTrue();
    }

    @Test
    void showsNoEffectOfWhatDoesNotChange() {
        var plan = plan(
                KnownFacts.none().with(Toy.value("file"), "=new").with(Toy.value("server"), "=on"),
                step("files", Toy.of("file", "new").causing(RESTART)),
                step("run", Toy.of("server", "on")));

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.hasPending("aa")).isFalse();
    }

    @Test
    void countsWhatIsKnownLaterAsPending() {
        var plan = plan(
                KnownFacts.none().with(Toy.value("b"), "=x"),
                step("one", Toy.of("b", "x").after("a")));

        assertThat(plan.changes().map(PlannedChange::change).toList())
                .containsExactly(new Change.Later("a is not set yet"));
        assertThat(plan.hasPending("aa")).isTrue();
    }

    @Test
    void collectsRefusals() {
        var plan = plan(
                KnownFacts.none().with(Toy.value("a"), "=precious"),
                step("one", Toy.of("a", "x").refusing()));

        assertThat(plan.refusals()).extracting(Problem::what).containsExactly("a is precious and is not touched");
    }

    @Test
    void leavesOutHostsThatDoNotAnswer() {
        var gone = Problem.onHost("aa", "", "gone");
        var plan = Plan.of(
                score("aa", step("one", Toy.of("a", "x"))),
                new LinkedHashMap<>(Map.of("aa", KnownFacts.none())),
                new LinkedHashMap<>(Map.of("aa", gone)));

        assertThat(plan.instances()).isEmpty();
        assertThat(plan.unreachable()).containsEntry("aa", gone);
    }

    private static Plan plan(Facts facts, Step... steps) {
        return Plan.of(score("aa", List.of(steps)), new LinkedHashMap<>(Map.of("aa", facts)), new LinkedHashMap<>());
    }
}
