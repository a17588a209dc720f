package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Host;
import dev.howdah.engine.Parallel;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import dev.howdah.model.Instance;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Node;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A row written on the primary arrives at every replica. The row is in a table of Howdah's own, and always the same.
public final class Heartbeat {

    private static final String NAME = "replication-lag";
    private static final int MOST_TENTHS = 100;

    private final Map<String, Host> hosts;
    private final InstantSource clock;

    public Heartbeat(Map<String, Host> hosts, InstantSource clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    public List<CheckResult> results(Seen seen) {
        if (seen.topology().primaries().size() != 1) {
            return List.of();
        }
        var primary = seen.cluster().instance(seen.primary());
        var beat = clock.instant().toString();
        var failed = write(seen, primary, beat);
        if (!failed.isEmpty()) {
            return List.of(Verdict.bad("the row cannot be written", failed).of(NAME, primary.name()));
        }
        var replicas = seen.cluster().dataInstances().stream()
                .filter(seen::isReplica)
                .filter(replica -> seen.topology().node(replica.name()) instanceof Node.Running)
                .map(Instance::name)
                .toList();
        return List.copyOf(
                Parallel.map(replicas, name -> arrival(seen, name, beat)).values());
    }

    private List<String> write(Seen seen, Instance primary, String beat) {
        var statements = """
                set client_min_messages = warning;
                set log_statement = 'none';
                create schema if not exists howdah;
                create table if not exists howdah.heartbeat (one boolean primary key default true check (one), beat text);
                insert into howdah.heartbeat (beat) values ('%1$s') on conflict (one) do update set beat = '%1$s';
                """.formatted(beat);
        var psql = PostgresPaths.of(seen.cluster(), primary).psql();
        try {
            var result = host(primary.name())
                    .run(Script.question(
                            psql.command() + " -v ON_ERROR_STOP=1 <<'HOWDAH_SQL'\n" + statements + "HOWDAH_SQL\n"));
            return result.succeeded()
                    ? List.of()
                    : new ArrayList<>(result.err().lines().toList());
        } catch (HostUnreachable e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private CheckResult arrival(Seen seen, String replica, String beat) {
        var psql = PostgresPaths.of(seen.cluster(), seen.cluster().instance(replica))
                .psql();
        var script = """
                n=0
                until [ "$(%s -c "select beat from howdah.heartbeat" 2>/dev/null)" = '%s' ]; do
                  n=$((n + 1)); [ $n -lt %d ] || exit 1; sleep 0.1
                done
                """.formatted(psql.command(), beat, MOST_TENTHS);
        var before = clock.instant();
        boolean arrived;
        try {
            arrived = host(replica).run(Script.question(script)).succeeded();
        } catch (HostUnreachable e) {
            return Verdict.bad(String.valueOf(e.getMessage())).of(NAME, replica);
        }
        double seconds = Duration.between(before, clock.instant()).toMillis() / 1000.0;
        var verdict = arrived
                ? Verdict.good(String.format(Locale.ROOT, "a row from the primary arrived within %.1f s", seconds))
                : Verdict.bad("a row from the primary did not arrive within " + MOST_TENTHS / 10 + " s");
        return verdict.of(NAME, replica);
    }

    private Host host(String name) {
        return Objects.requireNonNull(hosts.get(name), name);
    }
}
