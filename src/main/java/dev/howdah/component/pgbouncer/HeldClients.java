package dev.howdah.component.pgbouncer;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;

/// PgBouncer's clients that wait, or go on with a certain primary. Whether they wait is known by the timer that lets
/// them go on by themselves.
///
/// @param primary that they go on with; empty where they are to wait
record HeldClients(String primary) implements Resource {

    private static final int PATIENCE_SECONDS = 5;

    /// @param pointedAt the primary that PgBouncer leads to
    private record State(boolean held, String pointedAt) {}

    private static final Fact<State> STATE =
            Fact.sh("whether clients of PgBouncer wait", """
            systemctl is-active --quiet howdah-pgbouncer-resume.timer && echo held
            sed -n 's/^; primary: /primary /p' %s 2>/dev/null
            exit 0
            """.formatted(PgbouncerConf.DATABASES), HeldClients::read);

    private static State read(String answer) {
        var lines = answer.lines().toList();
        var primary = lines.stream()
                .filter(line -> line.startsWith("primary "))
                .map(line -> line.substring("primary ".length()).strip())
                .findFirst();
        return new State(lines.contains("held"), primary.orElse(""));
    }

    @Override
    public String address() {
        return "clients of PgBouncer";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(STATE);
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(STATE), state -> {
            if (primary.isEmpty()) {
                return state.held() ? same() : call("+ wait", "on " + PATIENCE_SECONDS);
            }
            return !state.held() && state.pointedAt().equals(primary)
                    ? same()
                    : call("+ go on with " + primary, "off " + quote(primary));
        });
    }

    private Change call(String line, String words) {
        return edit(
                Verb.UPDATE,
                List.of(line),
                Action.of("pgbouncer-pause " + words, Scripts.PAUSE + " " + words)
                        .within(Duration.ofSeconds(40))
                        .diagnosedBy("journalctl -u pgbouncer -n 10 --no-pager -o cat"));
    }
}
