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

/// The slots that others need exist on the leader. Patroni makes them; they are waited for.
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
        var list = names.stream().map(Sql::literal).toList();
        return rest.function()
                + """
                n=0
                until [ "$(%s -wc "select count(*) from pg_replication_slots where slot_name in (%s)" 2>/dev/null)" = %d ]; do
                  if [ $((n %% 20)) -eq 0 ]; then %s
                  fi
                  n=$((n + 1))
                  [ $n -lt 200 ] || { echo 'Patroni has not made the slots' >&2; exit 1; }
                  sleep 0.2
                done
                """.formatted(conf.paths().psql().command(), String.join(", ", list), names.size(), rest.wake());
    }
}
