package dev.howdah.operation.drill;

import dev.howdah.operation.drill.Recorded.Part;
import dev.howdah.operation.drill.Recorded.Sight;
import dev.howdah.topology.drill.TwoPrimaries;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Ends what is worse than no primary at all: two of them. It is watched for a while first, as it may end by itself,
/// which is what a drill is to show.
final class Split {

    private static final Duration WATCHED = Duration.ofSeconds(20);
    /// How old the last row of the second primary may be for it to be one still.
    private static final Duration PRESENT = Duration.ofSeconds(1);

    private final Recording recording;
    private final String victim;
    private final Runnable stopVictim;
    private boolean ended;

    /// @param victim the member that was hit, which is the one that has to go
    /// @param stopVictim is called once at most
    Split(Recording recording, String victim, Runnable stopVictim) {
        this.recording = recording;
        this.victim = victim;
        this.stopVictim = stopVictim;
    }

    /// @param two when two members took rows, as far as is known now
    void endWhereLong(Optional<TwoPrimaries> two, Instant now) {
        two.filter(span -> Duration.between(span.from(), now).compareTo(WATCHED) > 0)
                .filter(span -> Duration.between(span.to(), now).compareTo(PRESENT) < 0)
                .ifPresent(_ -> end());
    }

    void end() {
        var primaries = recording.latest().stream()
                .filter(sight -> sight.part() == Part.PRIMARY)
                .map(Sight::member)
                .toList();
        if (!ended && primaries.size() > 1 && primaries.contains(victim)) {
            ended = true;
            stopVictim.run();
        }
    }
}
