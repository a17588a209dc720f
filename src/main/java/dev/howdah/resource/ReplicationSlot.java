package dev.howdah.resource;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A physical replication slot that keeps WAL from the moment it is made. It is never dropped here: a slot that
/// looks unused may be all that lets a standby come back.
public record ReplicationSlot(Psql psql, String name) implements Resource {

    @Override
    public String address() {
        return "replication slot " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(types());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(types()), (Map<String, String> types) -> switch (types.getOrDefault(name, "")) {
            case "physical" -> same();
            case "" -> create();
            default ->
                refused(Problem.here("replication slot " + name + " exists and is not physical")
                        .withRemedy("see who uses it (pg_replication_slots), and drop it by hand where nobody does"));
        });
    }

    private Change create() {
        var statement = "select from pg_create_physical_replication_slot(" + Sql.literal(name) + ", true)";
        return edit(
                Verb.CREATE,
                List.of("+ physical, reserving WAL at once"),
                psql.action("create replication slot " + name, List.of(statement)));
    }

    private Fact<Map<String, String>> types() {
        return Fact.of("replication slots", psql, "select slot_name, slot_type from pg_replication_slots", answer -> {
            var types = new HashMap<String, String>();
            Psql.rows(answer).forEach(row -> types.put(row.get(0), row.get(1)));
            return Map.copyOf(types);
        });
    }
}
