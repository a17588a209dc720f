package dev.howdah.component.postgres;

import static dev.howdah.host.Script.quote;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Postgres that was stopped in order: its last checkpoint is of the stop, and nothing runs. A stop in order sends
/// all
/// WAL to the standbys that stream, that checkpoint included.
record ShutDown(PostgresPaths paths) implements Resource {

    private static final int LONGEST_SECONDS = 60;

    /// What is known of a Postgres that may stand still.
    ///
    /// @param state as pg_controldata says
    /// @param checkpoint place of the latest checkpoint, in bytes of WAL
    record State(boolean runs, String state, long checkpoint) {

        boolean isShutDown() {
            return !runs && (state.equals("shut down") || state.equals("shut down in recovery"));
        }

        /// Where a primary that was stopped in order ended.
        Optional<Long> endOfPrimary() {
            return !runs && state.equals("shut down") ? Optional.of(checkpoint) : Optional.empty();
        }
    }

    @Override
    public String address() {
        return "unit postgres, stopped";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(state());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(state()), state -> state.isShutDown() ? same() : stop(state));
    }

    Fact<State> state() {
        return Fact.sh(
                "how Postgres was stopped",
                """
                d=%s
                systemctl is-active --quiet postgres && echo 'runs: yes'
                pid=$(head -n 1 $d/postmaster.pid 2>/dev/null) && [ -d /proc/$pid ] && echo 'runs: yes'
                LC_ALL=C runuser -u %s -- %s/pg_controldata -D $d
                """.formatted(quote(paths.dataDirectory()), paths.user(), paths.binaries()),
                ShutDown::read);
    }

    private static State read(String answer) {
        Map<String, String> values = new HashMap<>();
        answer.lines().filter(line -> line.indexOf(':') > 0).forEach(line -> {
            int at = line.indexOf(':');
            values.put(line.substring(0, at), line.substring(at + 1).strip());
        });
        return new State(
                values.containsKey("runs"),
                values.getOrDefault("Database cluster state", ""),
                bytes(values.getOrDefault("Latest checkpoint location", "0/0")));
    }

    /// A place in WAL such as `0/3000060`, in bytes.
    static long bytes(String place) {
        int at = place.indexOf('/');
        return (Long.parseLong(place.substring(0, at), 16) << 32) + Long.parseLong(place.substring(at + 1), 16);
    }

    private Change stop(State state) {
        return edit(
                Verb.REMOVE,
                List.of("- " + (state.runs() ? "running" : state.state()), "+ shut down"),
                Action.of(
                                "systemctl stop postgres",
                                "timeout %1$d systemctl stop postgres || { echo 'it does not stop within %1$d s'; exit 1; }\n"
                                        .formatted(LONGEST_SECONDS))
                        .within(Duration.ofSeconds(LONGEST_SECONDS + 30))
                        .diagnosedBy("journalctl -u postgres -n 10 --no-pager -o cat; "
                                + "tail -n 10 /var/log/postgres/postgres.log 2>/dev/null"));
    }
}
