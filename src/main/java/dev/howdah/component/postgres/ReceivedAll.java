package dev.howdah.component.postgres;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// A standby that has replayed all that its stopped primary ever wrote: the checkpoint of the stop is the last record.
///
/// @param checkpoint place of that record, in bytes of WAL
record ReceivedAll(PostgresPaths paths, long checkpoint) implements Resource {

    private static final int TENTHS = 300;

    @Override
    public String address() {
        return "all WAL of the primary";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(replayed());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(replayed()),
                yes -> yes ? same() : edit(Verb.START, List.of("> wait until it is replayed"), await()));
    }

    private Fact<Boolean> replayed() {
        return Fact.of(
                "whether all WAL is replayed",
                paths.psql(),
                query(),
                answer -> answer.strip().equals("t"));
    }

    private String query() {
        return "select coalesce((pg_last_wal_replay_lsn() - '0/0')::bigint > " + checkpoint + ", false)";
    }

    private Action await() {
        return Action.of("wait for the end of the primary's WAL", """
                n=0
                until [ "$(%s -wc "%s")" = t ]; do
                  n=$((n + 1))
                  [ $n -lt %d ] || { echo 'what the primary wrote last does not arrive'; exit 1; }
                  sleep 0.1
                done
                """.formatted(
                        paths.psql().command(), query(), TENTHS));
    }
}
