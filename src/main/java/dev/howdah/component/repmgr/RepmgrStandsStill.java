package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.Psql;
import java.util.List;

/// One host's repmgrd that promotes and follows nobody, or does so again.
///
/// After a restart of Postgres its memory says that it is not paused, until repmgrd has connected again and reads the
/// file in which repmgr keeps it. So both are looked at. A repmgrd that has lost both its Postgres and the primary may
/// run on without watching; where it is to watch, it is started again then.
record RepmgrStandsStill(PostgresPaths paths, boolean still) implements Resource {

    /// @param now what Postgres says
    /// @param kept what its file says
    /// @param watching whether repmgrd is connected
    private record State(boolean now, boolean kept, boolean watching) {}

    @Override
    public String address() {
        return "automatic failover by repmgr";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(state());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(state()), state -> isAsWished(state) ? same() : change());
    }

    private boolean isAsWished(State state) {
        return state.now() == still && state.kept() == still && (still || state.watching());
    }

    private Change change() {
        var statement = "select repmgr.repmgrd_pause(" + still + ")";
        return edit(
                Verb.UPDATE,
                List.of(still ? "- on" : "+ on"),
                Action.of(
                                (still ? "pause" : "unpause") + " repmgrd",
                                paths.psql(Repmgr.DATABASE).statements(List.of(statement)) + (still ? "" : watch()))
                        .diagnosedBy("journalctl -u repmgr -n 10 --no-pager -o cat"));
    }

    private String watch() {
        return """
                watching() { [ "$(%s -wc 'select repmgr.repmgrd_is_running()' 2>/dev/null)" = t ]; }
                watching || systemctl restart repmgr
                n=0
                until watching; do
                  n=$((n + 1))
                  [ $n -lt 300 ] || { echo 'repmgrd does not watch'; exit 1; }
                  sleep 0.1
                done
                """.formatted(paths.psql(Repmgr.DATABASE).command());
    }

    private Fact<State> state() {
        return Fact.of(
                "whether repmgrd is paused",
                paths.psql(Repmgr.DATABASE),
                "select repmgr.repmgrd_is_paused(), coalesce(encode(pg_read_binary_file('pg_stat/repmgrd_state.txt',"
                        + " 0, 100, true), 'escape') like '%:1%', false), repmgr.repmgrd_is_running()",
                answer -> {
                    var row = Psql.rows(answer).getFirst();
                    return new State(
                            row.get(0).equals("t"),
                            row.get(1).equals("t"),
                            row.get(2).equals("t"));
                });
    }
}
