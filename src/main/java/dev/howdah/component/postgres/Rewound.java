package dev.howdah.component.postgres;

import static dev.howdah.host.Script.quote;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.time.Duration;
import java.util.List;

/// The data of a former primary, taken back to where the present primary's timeline began, so that it can follow.
///
/// 1. Postgres stands still. 2. Where it crashed, it recovers by itself first, alone. 3. pg_rewind is tried dry: where
/// it
/// cannot be done, nothing was touched. 4. A mark is set beside the data, pg_rewind runs, the data becomes a standby's,
/// the mark is taken away. Data with the mark is broken: only a new clone helps. Files of configuration stay this
/// instance's own, as pg_rewind would bring those of the other.
///
/// @param source libpq parameters of the present primary, without a password
record Rewound(String host, PostgresPaths paths, String source) implements Resource {

    /// @param standby whether it would start as a standby
    /// @param broken whether an earlier rewind was cut off
    private record State(boolean runs, boolean standby, boolean broken) {}

    @Override
    public String address() {
        return "history of " + paths.dataDirectory();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(state());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(state()), this::compare);
    }

    private Change compare(State state) {
        if (state.broken()) {
            return refused(problem("an earlier pg_rewind was cut off: this data is no longer whole"));
        }
        if (state.standby()) {
            return same();
        }
        if (state.runs()) {
            return refused(Problem.onHost(host, "rewind", "Postgres runs as a primary and is left alone")
                    .withRemedy("stop it, if that is what you want: 'howdah exec CLUSTER --on " + host
                            + " -- systemctl stop postgres'"));
        }
        return new Change.Edit(
                Verb.UPDATE,
                List.of("- what it wrote after the present primary's timeline began"),
                List.of(Action.of("pg_rewind", script()).within(Duration.ofHours(6))),
                List.of(new Effect(Effect.Kind.DATA, address(), "pg_rewind")));
    }

    private Problem problem(String what) {
        return Problem.onHost(host, "rewind", what)
                .withRemedy("'howdah rejoin CLUSTER " + host + " --reclone' keeps its data aside and clones it anew");
    }

    private String mark() {
        return paths.dataDirectory() + ".rewinding";
    }

    private Fact<State> state() {
        return Fact.sh(
                "whether a rewind is needed", """
                d=%s
                systemctl is-active --quiet postgres && echo runs
                [ ! -e $d/standby.signal ] || echo standby
                [ ! -e %s ] || echo broken
                exit 0
                """.formatted(quote(paths.dataDirectory()), quote(mark())), answer -> {
                    var words = answer.lines().toList();
                    return new State(words.contains("runs"), words.contains("standby"), words.contains("broken"));
                });
    }

    private String script() {
        return """
                d=%1$s mark=%2$s
                as_owner() { LC_ALL=C runuser -u %3$s -- "$@"; }
                control() { as_owner %4$s/pg_controldata -D $d; }
                if ! control | grep -qE '^(wal_log_hints setting: +on|Data page checksum version: +[1-9])'; then
                  echo 'pg_rewind needs data checksums or wal_log_hints, and this data has neither'
                  exit 1
                fi
                if ! control | grep -q '^Database cluster state: *shut down'; then
                  as_owner %4$s/postgres --single -F -D $d template1 </dev/null
                fi
                rewind() { as_owner %4$s/pg_rewind -D $d --source-server=%5$s "$@"; }
                rewind --dry-run
                tar -C $d -cf $mark.conf $(cd $d && ls -d conf.d postgresql.conf pg_hba.conf pg_ident.conf postgresql.auto.conf 2>/dev/null)
                : > $mark
                sync $mark
                rewind
                tar -C $d -xpf $mark.conf
                : > $d/standby.signal
                chown %3$s: $d/standby.signal
                sync $d/standby.signal $d
                rm -f $mark $mark.conf
                """.formatted(
                        quote(paths.dataDirectory()), quote(mark()), paths.user(), paths.binaries(), quote(source));
    }
}
