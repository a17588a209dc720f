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

/// A checkpoint not long ago, so that a stop has little left to write.
record RecentCheckpoint(PostgresPaths paths) implements Resource {

    private static final int SECONDS = 20;

    @Override
    public String address() {
        return "checkpoint";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(age());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(age()), seconds -> seconds <= SECONDS ? same() : checkpoint());
    }

    private Change checkpoint() {
        return edit(
                Verb.UPDATE,
                List.of("+ now"),
                Action.of("checkpoint", paths.psql().statements(List.of("checkpoint")))
                        .within(Duration.ofMinutes(15)));
    }

    /// When it began, as its time says; it counts from its end, and its age is that of its own host.
    private Fact<Double> age() {
        return Fact.of(
                "age of the last checkpoint",
                paths.psql(),
                "select extract(epoch from clock_timestamp() - checkpoint_time) from pg_control_checkpoint()",
                answer -> Double.parseDouble(answer.strip()));
    }
}
