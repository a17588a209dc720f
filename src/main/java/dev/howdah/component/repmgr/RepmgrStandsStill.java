package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// One host's repmgrd that promotes and follows nobody, or does so again. Postgres there remembers it, over restarts of
/// both: nothing but this takes it back.
record RepmgrStandsStill(PostgresPaths paths, boolean still) implements Resource {

    @Override
    public String address() {
        return "automatic failover by repmgr";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(paused());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(paused()), paused -> paused == still ? same() : change());
    }

    private Change change() {
        var statement = "select repmgr.repmgrd_pause(" + still + ")";
        return edit(
                Verb.UPDATE,
                List.of(still ? "- on" : "+ on"),
                Action.of(
                        (still ? "pause" : "unpause") + " repmgrd",
                        paths.psql(Repmgr.DATABASE).statements(List.of(statement))));
    }

    private Fact<Boolean> paused() {
        return Fact.of(
                "whether repmgrd is paused",
                paths.psql(Repmgr.DATABASE),
                "select repmgr.repmgrd_is_paused()",
                answer -> answer.strip().equals("t"));
    }
}
