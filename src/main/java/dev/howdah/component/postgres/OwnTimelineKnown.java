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

/// A primary whose last checkpoint is of the timeline that it is on. Until then pg_rewind takes it for one that never
/// was promoted, and would leave a former primary as it is.
record OwnTimelineKnown(PostgresPaths paths) implements Resource {

    @Override
    public String address() {
        return "checkpoint on the new timeline";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(known());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(known()),
                yes -> yes
                        ? same()
                        : edit(
                                Verb.UPDATE,
                                List.of("+ now"),
                                Action.of("checkpoint", paths.psql().statements(List.of("checkpoint")))
                                        .within(Duration.ofMinutes(15))));
    }

    private Fact<Boolean> known() {
        return Fact.of(
                "timeline of the last checkpoint",
                paths.psql(),
                "select timeline_id = ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int"
                        + " from pg_control_checkpoint()",
                answer -> answer.strip().equals("t"));
    }
}
