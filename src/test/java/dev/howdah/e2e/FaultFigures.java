package dev.howdah.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What one fault did: a line of the table of a suite.
///
/// @param writesAway longest time without an acknowledgement; empty where they did not come back
/// @param lost acknowledged rows that are not there in the end
/// @param backupsAfter from the fault until WAL streamed to Barman again; empty where it does not
/// @param faults what is not as it should be, a sentence each
record FaultFigures(
        String fault,
        Optional<Duration> writesAway,
        long lost,
        long acknowledged,
        boolean twoPrimaries,
        Optional<Duration> backupsAfter,
        List<String> faults) {

    static final String HEADER = """
            | fault | writes were away | acknowledged rows lost | two primaries | backups streamed after | verdict |
            |---|---|---|---|---|---|
            """;

    FaultFigures {
        faults = List.copyOf(faults);
    }

    FaultFigures judged(List<String> found) {
        var all = new ArrayList<>(faults);
        all.addAll(found);
        return new FaultFigures(fault, writesAway, lost, acknowledged, twoPrimaries, backupsAfter, all);
    }

    String line() {
        return "| %s | %s | %d of %d | %s | %s | %s |%n"
                .formatted(
                        fault,
                        writesAway.map(FaultFigures::seconds).orElse("to the end"),
                        lost,
                        acknowledged,
                        twoPrimaries ? "yes" : "never",
                        backupsAfter
                                .map(after -> after.isZero() ? "never stopped" : seconds(after))
                                .orElse("not any more"),
                        faults.isEmpty() ? "good" : String.join("; ", faults));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
