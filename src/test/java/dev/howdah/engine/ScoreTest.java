package dev.howdah.engine;

import static dev.howdah.engine.ToyScores.milestone;
import static dev.howdah.engine.ToyScores.score;
import static dev.howdah.engine.ToyScores.step;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreTest {

    private static final Milestone A = milestone("up", "aa");
    private static final Milestone B = milestone("up", "bb");

    @Test
    void refusesAMilestoneThatNobodyGives() {
        assertThatThrownBy(() -> score("aa", step("one").awaiting(Set.of(B))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("up(bb), which no step gives");
    }

    @Test
    void refusesStepsThatWaitForEachOther() {
        assertThatThrownBy(() -> score(
                        "aa", step("one").awaiting(Set.of(B)).giving(A),
                        "bb", step("two").awaiting(Set.of(A)).giving(B)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void refusesAStepThatWaitsForALaterOneOfItsOwnInstance() {
        assertThatThrownBy(() -> score(
                        "aa",
                        List.of(step("one").awaiting(Set.of(A)), step("two").giving(A))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void takesStepsThatWaitInTheOrderTheyAreGiven() {
        assertThatCode(() -> score(
                        "bb", List.of(step("two").awaiting(Set.of(A)).giving(B)),
                        "aa", List.of(step("one").giving(A), step("three").awaiting(Set.of(B)))))
                .doesNotThrowAnyException();
    }
}
