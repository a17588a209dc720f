package dev.howdah.operation.drill;

import dev.howdah.operation.drill.Recorded.Acknowledged;
import dev.howdah.operation.drill.Recorded.Attempt;
import dev.howdah.operation.drill.Recorded.Part;
import dev.howdah.operation.drill.Recorded.SideWrite;
import dev.howdah.operation.drill.Recorded.Sight;
import dev.howdah.topology.drill.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What clients noted, made up: ten looks and ten rows a second.
final class Made {

    private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

    private final Recording recording = new Recording();
    private long number;

    static Instant at(double second) {
        return START.plusMillis(Math.round(second * 1000));
    }

    Recorded recorded() {
        return recording.soFar();
    }

    void rows(double from, double to) {
        for (long moment = Math.round(from * 10); moment <= Math.round(to * 10); moment++) {
            number++;
            recording.acknowledged(new Acknowledged(number, at(moment / 10.0 - 0.02), at(moment / 10.0)));
        }
    }

    void unanswered(long... numbers) {
        for (long row : numbers) {
            recording.unknown(new Attempt(row, at(10)));
        }
    }

    void sideWrite(String member, int timeline, double sent, double answered) {
        recording.sideWrite(new SideWrite(member, timeline, at(sent), at(answered)));
    }

    void look(String member, double second, Part part, int timeline, long position, String... slots) {
        recording.seen(new Sight(at(second), member, part, timeline, position, Set.of(slots)));
    }

    void looks(String member, double from, double to, Part part, int timeline, long position, String... slots) {
        for (long moment = Math.round(from * 10); moment < Math.round(to * 10); moment++) {
            look(member, moment / 10.0, part, timeline, position, slots);
        }
    }

    /// `a` is lost at second 10, `b` promoted at 16, `c` has its rows at 18, backups stream at 30.
    void failover() {
        looks("a", 0, 10, Part.PRIMARY, 1, 500, "backup");
        looks("a", 10, 41, Part.SILENT, 0, 0);
        looks("b", 0, 16, Part.FOLLOWING, 1, 500);
        looks("b", 16, 30, Part.PRIMARY, 2, 600);
        looks("b", 30, 60, Part.PRIMARY, 2, 900, "backup");
        looks("c", 0, 11, Part.FOLLOWING, 1, 500);
        looks("c", 11, 17, Part.LONELY, 0, 500);
        looks("c", 17, 18, Part.FOLLOWING, 2, 599);
        looks("c", 18, 59.9, Part.FOLLOWING, 2, 600);
    }

    static String words(Lane lane) {
        return lane.spans().stream()
                .map(span -> String.format(
                                Locale.ROOT,
                                " %.1f-%.1f %s %s",
                                second(span.from()),
                                second(span.to()),
                                span.state(),
                                span.label())
                        .stripTrailing())
                .collect(Collectors.joining(","));
    }

    private static double second(Instant moment) {
        return Duration.between(START, moment).toMillis() / 1000.0;
    }
}
