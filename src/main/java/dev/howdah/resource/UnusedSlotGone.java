package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// A physical replication slot that is gone, because it is known that whom it was made for streams from elsewhere. One
/// that is in use is left alone.
public record UnusedSlotGone(Psql psql, String name) implements Resource {

    @Override
    public String address() {
        return "unused replication slot " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(unused());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(unused()), there -> there ? drop() : same());
    }

    private Change drop() {
        var statement = "select from pg_drop_replication_slot((select slot_name from pg_replication_slots where "
                + condition() + "))";
        return edit(
                Verb.REMOVE,
                List.of("- " + name),
                Action.of("drop replication slot " + name, psql.statements(List.of(statement))));
    }

    private Fact<Boolean> unused() {
        return Fact.of(
                "unused slot " + name,
                psql,
                "select exists (select from pg_replication_slots where " + condition() + ")",
                answer -> answer.strip().equals("t"));
    }

    private String condition() {
        return "slot_type = 'physical' and not active and slot_name = " + Sql.literal(name);
    }
}
