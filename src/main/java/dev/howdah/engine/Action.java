package dev.howdah.engine;

import java.time.Duration;
import java.util.Optional;

/// One command on a host. Nothing else ever changes one.
///
/// @param summary for people; holds no secret
/// @param shell a fragment of POSIX shell, run with `set -e`; may hold secrets, is never shown
/// @param diagnosis a fragment that prints the relevant log where the action fails
public record Action(String summary, String shell, Optional<String> diagnosis, Duration limit) {

    public static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

    public static Action of(String summary, String shell) {
        return new Action(summary, shell, Optional.empty(), USUAL_LIMIT);
    }

    public Action diagnosedBy(String fragment) {
        return new Action(summary, shell, Optional.of(fragment), limit);
    }

    public Action within(Duration atMost) {
        return new Action(summary, shell, diagnosis, atMost);
    }

    @Override
    public String toString() {
        return summary;
    }
}
