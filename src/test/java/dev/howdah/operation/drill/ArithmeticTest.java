package dev.howdah.operation.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.operation.drill.Recorded.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A fault of `a` at second 10; the drill ends at second 60.
class ArithmeticTest {

    private final Made made = new Made();

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Arithmetic arithmetic(Optional<Double> undone) {
        return arithmetic(undone, 60);
    }

    private Arithmetic ending(double end) {
        return arithmetic(Optional.empty(), end);
    }

    private Arithmetic arithmetic(Optional<Double> undone, double end) {
        return new Arithmetic(
                new Bounds(
                        Made.at(0),
                        Made.at(10),
                        undone.map(Made::at),
                        Made.at(end),
                        "a",
                        List.of("a", "b", "c"),
                        Set.of("backup"),
                        Optional.empty()),
                made.recorded());
    }

    private static Set<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().collect(Collectors.toSet());
    }

    @Test
    void theWriteGapIsTheLongestPauseThatEndsAfterTheFault() {
        made.rows(0, 9.5);
        made.rows(17, 30);
        made.rows(31.5, 60);
        var figures = arithmetic(Optional.empty()).figures(upTo(10_000));
        assertThat(figures.writeGap()).contains(seconds(7.5));
        assertThat(figures.laterGap()).isEmpty();
        assertThat(figures.lost()).isEmpty();
    }

    @Test
    void aPauseBeforeTheFaultDoesNotCount() {
        made.rows(0, 2);
        made.rows(8, 60);
        assertThat(arithmetic(Optional.empty()).figures(upTo(10_000)).writeGap())
                .contains(seconds(0.1));
    }

    @Test
    void aPauseAfterTheUndoingIsAFigureOfItsOwn() {
        made.rows(0, 10);
        made.rows(20, 40);
        made.rows(43, 60);
        var figures = arithmetic(Optional.of(39.0)).figures(upTo(10_000));
        assertThat(figures.writeGap()).contains(seconds(10));
        assertThat(figures.laterGap()).contains(seconds(3));
    }

    @Test
    void onePauseOverTheUndoingCountsOnce() {
        made.rows(0, 10);
        made.rows(45, 60);
        var figures = arithmetic(Optional.of(40.0)).figures(upTo(10_000));
        assertThat(figures.writeGap()).contains(seconds(35));
        assertThat(figures.laterGap()).contains(seconds(0.1));
    }

    @Test
    void writesThatDoNotComeBackHaveNoGapButNoEnd() {
        made.rows(0, 10);
        assertThat(arithmetic(Optional.empty()).figures(upTo(10_000)).writeGap())
                .isEmpty();
    }

    @Test
    void rowsAreLostThatWereAcknowledgedAndAreNotThere() {
        made.rows(0, 60);
        made.unanswered(5000, 5001);
        var present = upTo(598);
        present.remove(7L);
        present.add(5001L);
        var figures = arithmetic(Optional.empty()).figures(present);
        assertThat(figures.acknowledged()).isEqualTo(601);
        assertThat(figures.lost()).containsExactly(7L, 599L, 600L, 601L);
        assertThat(figures.unknown().rows()).isEqualTo(2);
        assertThat(figures.unknown().there()).isEqualTo(1);
    }

    @Test
    void aFailoverIsOverForStandbysOnceTheyHaveWhatTheNewPrimaryWroteFirst() {
        made.failover();
        var figures = arithmetic(Optional.empty()).figures(Set.of());
        assertThat(figures.redundantAfter()).contains(seconds(8));
        assertThat(figures.wholeAfter()).isEmpty();
        assertThat(figures.backupsAfter()).contains(seconds(20));
    }

    @Test
    void allIsWholeOnceTheOneThatWasHitFollowsToo() {
        made.failover();
        made.looks("a", 41, 60, Part.FOLLOWING, 2, 900);
        assertThat(arithmetic(Optional.of(40.0)).figures(Set.of()).wholeAfter()).contains(seconds(31));
    }

    @Test
    void whatDoesNotStayDoesNotCount() {
        made.failover();
        made.look("c", 59.9, Part.LONELY, 2, 900);
        assertThat(arithmetic(Optional.empty()).figures(Set.of()).redundantAfter())
                .isEmpty();
    }

    /// Barman's receiver begins on the old timeline, and lets go of its slot where it changes to the new one.
    @Test
    void backupsStreamOnlyOnceTheyDoSoForAMoment() {
        made.failover();
        assertThat(arithmetic(Optional.empty()).backupsStreamFor(seconds(3))).isTrue();
        made.looks("b", 60, 60.3, Part.PRIMARY, 2, 900);
        made.looks("b", 60.3, 62, Part.PRIMARY, 2, 900, "backup");
        assertThat(ending(62).backupsStreamFor(seconds(3))).isFalse();
        made.looks("b", 62, 64, Part.PRIMARY, 2, 900, "backup");
        assertThat(ending(64).backupsStreamFor(seconds(3))).isTrue();
    }

    @Test
    void anUntouchedClusterFollowsAllTheTime() {
        made.rows(0, 60);
        made.looks("a", 0, 60, Part.PRIMARY, 1, 500, "backup");
        made.looks("b", 0, 60, Part.FOLLOWING, 1, 500);
        made.looks("c", 0, 60, Part.FOLLOWING, 1, 500);
        var figures = arithmetic(Optional.empty()).figures(upTo(10_000));
        assertThat(figures.wholeAfter()).contains(Duration.ZERO);
        assertThat(figures.backupsAfter()).contains(Duration.ZERO);
    }

    @Test
    void aFormerPrimaryThatTakesRowsBesideANewOneIsSeen() {
        made.sideWrite("a", 1, 9, 9.1);
        made.sideWrite("b", 2, 20, 20.1);
        made.sideWrite("a", 1, 30, 30.1);
        made.sideWrite("b", 2, 31, 31.1);
        made.sideWrite("a", 1, 42, 42.5);
        var two = arithmetic(Optional.empty()).figures(Set.of()).twoPrimaries().orElseThrow();
        assertThat(two.former()).isEqualTo("a");
        assertThat(two.latter()).isEqualTo("b");
        assertThat(Duration.between(two.from(), two.to())).isEqualTo(seconds(12.5));
        assertThat(two.writes()).isEqualTo(2);
    }

    @Test
    void anAnswerThatComesLateIsNoSecondPrimary() {
        made.sideWrite("a", 1, 9, 45);
        made.sideWrite("b", 2, 20, 20.1);
        assertThat(arithmetic(Optional.empty()).figures(Set.of()).twoPrimaries())
                .isEmpty();
    }

    @Test
    void twoFailoversInARowAreNoSplit() {
        made.sideWrite("a", 1, 1, 1.1);
        made.sideWrite("b", 2, 20, 20.1);
        made.sideWrite("a", 3, 30, 30.1);
        assertThat(arithmetic(Optional.empty()).figures(Set.of()).twoPrimaries())
                .isEmpty();
    }

    @Test
    void theBarsOfThePictureAreTheStatesInTheirOrder() {
        made.rows(0, 9.5);
        made.rows(17, 60);
        made.failover();
        var bounds = new Bounds(
                Made.at(0),
                Made.at(10),
                Optional.empty(),
                Made.at(60),
                "a",
                List.of("a", "b"),
                Set.of("backup"),
                Optional.empty());
        var lanes = new Lanes(bounds, made.recorded()).all();
        assertThat(lanes)
                .extracting(lane -> lane.name() + Made.words(lane))
                .containsExactly(
                        "writes 0.0-9.5 WORKS, 9.5-17.0 FAILS, 17.0-60.0 WORKS",
                        "reads 0.0-60.0 FAILS",
                        "a 0.0-10.0 PRIMARY timeline 1, 10.0-60.0 SILENT",
                        "b 0.0-16.0 STANDBY timeline 1, 16.0-60.0 PRIMARY timeline 2",
                        "backups 0.0-10.0 WORKS from a, 10.0-30.0 FAILS, 30.0-60.0 WORKS from b");
    }

    @Test
    void whoGoesBackToAnUpstreamThatIsBackHadFollowedBefore() {
        made.looks("a", 0, 10, Part.PRIMARY, 1, 500);
        made.looks("b", 0, 16, Part.FOLLOWING, 1, 500);
        made.looks("b", 16, 60, Part.PRIMARY, 2, 600);
        made.looks("c", 0, 18, Part.FOLLOWING, 1, 500);
        made.looks("c", 18, 41, Part.FOLLOWING, 2, 900);
        made.looks("c", 41, 45, Part.LONELY, 0, 900);
        made.looks("c", 45, 60, Part.FOLLOWING, 2, 900);
        assertThat(arithmetic(Optional.of(40.0)).figures(Set.of()).redundantAfter())
                .contains(seconds(8));
        assertThat(arithmetic(Optional.empty()).figures(Set.of()).redundantAfter())
                .contains(seconds(35));
    }

    @Test
    void whoFollowedBeforeAndDoesNotInTheEndCountsAsNotFollowing() {
        made.looks("a", 0, 10, Part.PRIMARY, 1, 500);
        made.looks("b", 0, 16, Part.FOLLOWING, 1, 500);
        made.looks("b", 16, 60, Part.PRIMARY, 2, 600);
        made.looks("c", 0, 41, Part.FOLLOWING, 2, 900);
        made.looks("c", 41, 60, Part.LONELY, 0, 900);
        assertThat(arithmetic(Optional.of(40.0)).figures(Set.of()).redundantAfter())
                .isEmpty();
    }
}
