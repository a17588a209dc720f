package dev.howdah.topology.drill;

import java.time.Instant;

/// A state that lasted for some time, as a bar of the picture.
public record Span(Instant from, Instant to, State state, String label) {

    /// What something was like for a while.
    public enum State {
        PRIMARY("primary"),
        STANDBY("standby, follows"),
        /// A standby that streams from nobody.
        LONELY("standby without upstream"),
        SILENT("does not answer"),
        WORKS("works"),
        FAILS("fails");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
