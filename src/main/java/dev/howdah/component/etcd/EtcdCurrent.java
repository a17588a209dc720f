package dev.howdah.component.etcd;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.FileState;
import dev.howdah.resource.Files;
import dev.howdah.resource.UnitState;
import dev.howdah.resource.Units;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A member that runs with its files as they are now.
///
/// It is restarted only while all others of its store are healthy, and is waited for before the next may be: a store
/// that loses its majority stops all writes to Postgres' leader key.
record EtcdCurrent() implements Resource {

    private static final List<String> PATHS =
            List.of(EtcdConf.PATH, EtcdConf.UNIT, EtcdConf.CERTIFICATE, EtcdConf.KEY, EtcdConf.AUTHORITY);

    @Override
    public String address() {
        return "etcd's configuration";
    }

    @Override
    public List<Fact<?>> facts() {
        var facts = new ArrayList<Fact<?>>();
        facts.add(Units.state("etcd"));
        PATHS.forEach(path -> facts.add(Files.state(path)));
        return facts;
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Units.state("etcd")), state -> compare(state, facts));
    }

    private Change compare(UnitState state, Facts facts) {
        var started = state.started().orElse(Instant.MAX);
        var newer = PATHS.stream()
                .filter(path -> facts.ask(Files.state(path))
                        .orElse(Optional.empty())
                        .map(FileState::modified)
                        .filter(started::isBefore)
                        .isPresent())
                .toList();
        if (newer.isEmpty() || !state.isActive()) {
            return same();
        }
        return new Change.Edit(
                Verb.RESTART,
                newer.stream()
                        .map(path -> "~ " + path + " is newer than the running member")
                        .toList(),
                List.of(Action.of("restart etcd", EtcdFacts.environment(EtcdConf.ROOT) + """
                        n=0
                        until health=$(etcdctl endpoint health --cluster 2>&1) && ! echo "$health" | grep -q unhealthy; do
                          n=$((n + 1))
                          [ $n -lt 30 ] || { echo "$health" >&2; echo 'not restarted, because of the others' >&2; exit 1; }
                          sleep 1
                        done
                        systemctl daemon-reload
                        systemctl restart etcd
                        """ + EtcdHealthy.AWAIT)
                        .diagnosedBy("journalctl -u etcd -n 20 --no-pager -o cat")),
                List.of(new Effect(Effect.Kind.RESTART, "unit etcd", String.join(", ", newer))));
    }
}
