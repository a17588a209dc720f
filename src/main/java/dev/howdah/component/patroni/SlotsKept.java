package dev.howdah.component.patroni;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.Psql;
import dev.howdah.resource.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The slots that others need exist on the leader, WAL kept from then on. Patroni, which knows them from its settings,
/// would make them at its next turn and keeps those that are there.
record SlotsKept(PatroniConf conf, List<String> names) implements Resource {

    @Override
    public String address() {
        return "slots by Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(slots());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(slots()), (Set<String> found) -> {
            var missing = names.stream().filter(name -> !found.contains(name)).toList();
            return missing.isEmpty()
                    ? same()
                    : edit(
                            Verb.START,
                            missing.stream().map(name -> "+ " + name).toList(),
                            Action.of("wait for Patroni's slots", script()));
        });
    }

    private Fact<Set<String>> slots() {
        return Fact.of(
                "slots by Patroni", conf.paths().psql(), "select slot_name from pg_replication_slots", answer -> {
                    var names = new HashSet<String>();
                    Psql.rows(answer).forEach(row -> names.add(row.getFirst()));
                    return Set.copyOf(names);
                });
    }

    private String script() {
        var rest = new RestCall(conf);
        var list = String.join(", ", names.stream().map(Sql::literal).toList());
        return rest.function() + """
                asked() { %1$s -wc "$1" 2>/dev/null; }
                # Patroni may make one at the same moment
                asked "select pg_create_physical_replication_slot(name, true) from unnest(array[%2$s]) name
                  where not exists (select from pg_replication_slots where slot_name = name)" >/dev/null || true
                n=0
                until [ "$(asked "select count(*) from pg_replication_slots where slot_name in (%2$s)")" = %3$d ]; do
                  if [ $((n %% 20)) -eq 0 ]; then %4$s
                  fi
                  n=$((n + 1))
                  [ $n -lt 200 ] || { echo 'Patroni has not made the slots' >&2; exit 1; }
                  sleep 0.2
                done
                """.formatted(conf.paths().psql().command(), list, names.size(), rest.wake());
    }
}
