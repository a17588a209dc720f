package dev.howdah.engine;

import dev.howdah.host.Upload;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// One command on a host. Nothing else ever changes one.
///
/// @param summary for people; holds no secret
/// @param shell a fragment of POSIX shell, run with `set -e`; may hold secrets, is never shown
/// @param diagnosis a fragment that prints the relevant log where the action fails
/// @param uploads files that the host has, waiting, when the fragment begins
/// @param part what stands for the fragment where others of its session follow it or go before it
public record Action(
        String summary,
        String shell,
        Optional<String> diagnosis,
        Duration limit,
        List<Upload> uploads,
        Optional<Part> part) {

    /// Something to be done within a session.
    public record Part(Session session, List<String> statements) {
        public Part {
            statements = List.copyOf(statements);
        }
    }

    public static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

    public Action {
        uploads = List.copyOf(uploads);
    }

    public static Action of(String summary, String shell) {
        return new Action(summary, shell, Optional.empty(), USUAL_LIMIT, List.of(), Optional.empty());
    }

    public Action diagnosedBy(String fragment) {
        return new Action(summary, shell, Optional.of(fragment), limit, uploads, part);
    }

    public Action within(Duration atMost) {
        return new Action(summary, shell, diagnosis, atMost, uploads, part);
    }

    /// The fragment finds these files where [Upload#waiting()] says, and checks that they are whole.
    public Action having(Collection<Upload> files) {
        return new Action(summary, shell, diagnosis, limit, List.copyOf(files), part);
    }

    /// The same, in a session that others may share.
    public Action in(Session session, List<String> statements) {
        return new Action(summary, shell, diagnosis, limit, uploads, Optional.of(new Part(session, statements)));
    }

    @Override
    public String toString() {
        return summary;
    }
}
