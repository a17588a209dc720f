package dev.howdah.operation.check;

import dev.howdah.engine.Facts;
import java.util.Optional;

/// What one round trip to a host showed.
///
/// @param silent why the host did not answer; empty where it did
/// @param seconds how long the round trip took
/// @param clockOffset seconds that the host's clock is ahead of this machine's, as far as the round trip tells
public record Sight(Facts facts, Optional<String> silent, double seconds, double clockOffset) {

    /// A host that does not answer.
    public static Sight silent(String why, double seconds) {
        return new Sight(Facts.none(why), Optional.of(why), seconds, 0);
    }
}
