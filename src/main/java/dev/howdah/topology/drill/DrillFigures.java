package dev.howdah.topology.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a drill measured.
///
/// @param acknowledged rows that the client was told are safe
/// @param lost those of them that the primary does not have in the end, by number
/// @param unknown rows of which the client was told nothing, and how many of them are there
/// @param writeGap longest time between two acknowledgements from the fault on; empty where no row was taken after it
/// @param laterGap the same from the end of the fault on, where it is another gap
/// @param readGap longest time between two answers to reads; empty where none came after the fault
/// @param redundantAfter from the fault until every member that was not hit follows the primary; empty if never seen
/// @param wholeAfter from the fault until all members do; empty if never seen
/// @param backupsAfter from the fault until WAL streams to Barman again, and stays so; zero where it never stopped
public record DrillFigures(
        int acknowledged,
        List<Long> lost,
        Unknown unknown,
        Optional<Duration> writeGap,
        Optional<Duration> laterGap,
        Optional<Duration> readGap,
        Optional<Duration> redundantAfter,
        Optional<Duration> wholeAfter,
        Optional<Duration> backupsAfter,
        Optional<TwoPrimaries> twoPrimaries) {

    /// Rows whose fate the client was not told.
    public record Unknown(int rows, int there) {}

    public DrillFigures {
        lost = List.copyOf(lost);
    }
}
