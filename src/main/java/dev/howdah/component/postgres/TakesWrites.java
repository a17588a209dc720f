package dev.howdah.component.postgres;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.time.Duration;
import java.util.List;

/// A Postgres that takes writes: a standby that is promoted by us, or that a failover manager promotes.
///
/// @param byUs whether it is promoted here; else it is waited for
record TakesWrites(PostgresPaths paths, boolean byUs) implements Resource {

    private static final int SECONDS = 60;
    private static final String QUERY = "select not pg_is_in_recovery()";

    @Override
    public String address() {
        return "primary";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(fact());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(fact()),
                yes -> yes
                        ? same()
                        : edit(Verb.UPDATE, List.of("- standby", "+ primary"), byUs ? promotion() : waiting()));
    }

    private Fact<Boolean> fact() {
        return Fact.of(
                "whether it takes writes",
                paths.psql(),
                QUERY,
                answer -> answer.strip().equals("t"));
    }

    private Action promotion() {
        return Action.of("pg_promote", """
                        [ "$(%s -wc 'select pg_promote(true, %d)')" = t ] || { echo 'it is not promoted within %d s'; exit 1; }
                        """.formatted(paths.psql().command(), SECONDS, SECONDS))
                .within(Duration.ofSeconds(SECONDS + 30))
                .diagnosedBy("tail -n 15 /var/log/postgres/postgres.log 2>/dev/null");
    }

    private Action waiting() {
        return Action.of("wait until it is promoted", """
                n=0
                until [ "$(%s -wc '%s' 2>/dev/null)" = t ]; do
                  n=$((n + 1))
                  [ $n -lt %d ] || { echo 'it is not promoted'; exit 1; }
                  sleep 0.1
                done
                """.formatted(paths.psql().command(), QUERY, SECONDS * 10));
    }
}
