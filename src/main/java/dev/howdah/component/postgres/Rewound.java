package dev.howdah.component.postgres;

import static dev.howdah.host.Script.quote;

import dev.howdah.component.PostgresPaths;
import dev.howdah.component.Rewind;
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
/// Postgres has to stand still; [Rewind] is what is done then.
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
                List.of(Action.of("pg_rewind", Rewind.script(paths, quote(source)))
                        .within(Duration.ofHours(6))),
                List.of(new Effect(Effect.Kind.DATA, address(), "pg_rewind")));
    }

    private Problem problem(String what) {
        return Problem.onHost(host, "rewind", what)
                .withRemedy("'howdah rejoin CLUSTER " + host + " --reclone' keeps its data aside and clones it anew");
    }

    private Fact<State> state() {
        return Fact.sh(
                "whether a rewind is needed",
                """
                d=%s
                systemctl is-active --quiet postgres && echo runs
                [ ! -e $d/standby.signal ] || echo standby
                [ ! -e %s ] || echo broken
                exit 0
                """.formatted(quote(paths.dataDirectory()), quote(Rewind.mark(paths))),
                answer -> {
                    var words = answer.lines().toList();
                    return new State(words.contains("runs"), words.contains("standby"), words.contains("broken"));
                });
    }
}
