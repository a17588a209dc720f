package dev.howdah.component.postgres;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import dev.howdah.resource.Sql;
import java.util.List;
import java.util.Optional;

/// A replica that receives WAL from its upstream. It is waited for; nothing is changed to make it so.
///
/// @param nudge lines of shell after which the upstream is sooner ready for it; may be empty
/// @param host as its connection names the upstream, where it may stream from somebody else still
record Streaming(PostgresPaths paths, String upstream, String nudge, Optional<String> host) implements Resource {

    @Override
    public String address() {
        return "streaming from " + upstream;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(fact());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(fact()),
                streams -> streams ? same() : edit(Verb.START, List.of("> wait until WAL arrives"), await()));
    }

    private Fact<Boolean> fact() {
        return Fact.of(
                "streaming", paths.psql(), query(), answer -> answer.strip().equals("t"));
    }

    private String query() {
        var from = host.map(name -> " and sender_host = " + Sql.literal(name)).orElse("");
        return "select exists (select from pg_stat_wal_receiver where status = 'streaming'" + from + ")";
    }

    /// One connection watches for a second: one for each look would take the processor from what is waited for. Where
    /// no WAL comes, a reload makes Postgres try again at once instead of after wal_retrieve_retry_interval (5 s).
    private Action await() {
        var psql = "runuser -u %s -- %s/psql -XqAtw -p %d -d postgres"
                .formatted(paths.user(), paths.binaries(), paths.port());
        var watch = "do $$ begin for n in 1..10 loop if (" + query()
                + ") then return; end if; perform pg_sleep(0.1); end loop; perform pg_reload_conf(); end $$";
        return Action.of(
                        "wait for WAL from " + upstream,
                        nudge + """
                        n=0
                        until [ "$(%1$s -c %2$s -c %3$s || sleep 1)" = t ]; do
                          n=$((n + 1))
                          [ $n -lt 60 ] || { echo 'no WAL arrives' >&2; exit 1; }
                        done
                        """.formatted(psql, Script.quote(watch), Script.quote(query())))
                .diagnosedBy("tail -n 15 /var/log/postgres/postgres.log 2>/dev/null");
    }
}
