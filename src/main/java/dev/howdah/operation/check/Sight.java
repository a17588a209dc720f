package dev.howdah.operation.check;

import dev.howdah.engine.Facts;
import java.time.Duration;
import java.util.Optional;

/// What one round trip to a host showed.
///
/// @param silent why the host did not answer; empty where it did
/// @param took how long the round trip took
/// @param clockOffset seconds that the host's clock is ahead of this machine's, as far as the round trip tells
public record Sight(Facts facts, Optional<String> silent, Duration took, double clockOffset) {

    /// A host that does not answer.
    public static Sight silent(String why, Duration took) {
        return new Sight(Facts.none(why), Optional.of(why), took, 0);
    }
}
