package dev.howdah.topology.drill;

import java.time.Instant;

/// Something that happened in a drill.
///
/// @param where an instance; empty for the cluster as a whole
public record Happening(Instant at, Tone tone, String where, String what) {

    /// How people should take it.
    public enum Tone {
        PLAIN,
        /// The drill broke something or made it whole again.
        DEED,
        GOOD,
        BAD
    }
}
