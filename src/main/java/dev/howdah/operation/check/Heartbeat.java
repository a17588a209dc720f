package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Host;
import dev.howdah.engine.Known;
import dev.howdah.engine.Parallel;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.model.Instance;
import dev.howdah.resource.Psql;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Node;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// A row written on the primary arrives at every replica. It is one row in a table of Howdah's own, and always the
/// same.
///
/// Replicas wait for the row while it is written, so the lag is the time between the writing as the primary's clock
/// has it and the sight of the row as the replica's clock has it, less what the clocks differ.
public final class Heartbeat {

    static final String NAME = "replication-lag";

    private static final int MOST_SECONDS = 10;
    private static final int POLLS = MOST_SECONDS * 100;

    private final Map<String, Host> hosts;
    private final InstantSource clock;

    public Heartbeat(Map<String, Host> hosts, InstantSource clock) {
        this.hosts = hosts;
        this.clock = clock;
    }

    /// Writes the row and waits for it. Replicas that do not run fail without being waited for.
    public List<CheckResult> results(Seen seen) {
        var replicas =
                seen.cluster().dataInstances().stream().filter(seen::isReplica).toList();
        var primary = seen.cluster().instance(seen.primary());
        if (seen.topology().primaries().size() != 1) {
            var verdict = Verdict.bad("there is no single primary to write a row on");
            return replicas.stream()
                    .map(replica -> verdict.of(NAME, replica.name()))
                    .toList();
        }
        var beat = clock.instant().toString();
        var sides = new ArrayList<>(replicas);
        sides.addFirst(primary);
        var results = Parallel.map(
                sides, side -> side.equals(primary) ? write(seen, primary, beat) : arrival(seen, primary, side, beat));
        // that the row could be written is no news where it arrived
        if (results.firstEntry().getValue().ok() && !replicas.isEmpty()) {
            results.pollFirstEntry();
        }
        return List.copyOf(results.values());
    }

    private CheckResult write(Seen seen, Instance primary, String beat) {
        var statements = List.of(
                "set client_min_messages = warning",
                "create schema if not exists howdah",
                "create table if not exists howdah.heartbeat"
                        + " (one boolean primary key default true check (one), beat text, at timestamptz)",
                "insert into howdah.heartbeat (beat, at) values ('%s', clock_timestamp())".formatted(beat)
                        + " on conflict (one) do update set beat = excluded.beat, at = excluded.at");
        return timed(
                primary,
                psql(seen, primary).statements(statements),
                result -> result.succeeded()
                        ? Verdict.good("a row was written")
                        : Verdict.bad("a row cannot be written", errors(result)));
    }

    private CheckResult arrival(Seen seen, Instance primary, Instance replica, String beat) {
        if (seen.running(replica) instanceof Known.NotYet<Node.Running>(var why)) {
            return Verdict.bad(why).of(NAME, replica.name());
        }
        double ahead = seen.sight(replica).clockOffset() - seen.sight(primary).clockOffset();
        return timed(replica, waiting(psql(seen, replica), beat), result -> verdict(result, ahead));
    }

    private static Verdict verdict(Result result, double clockAhead) {
        var lag = result.out().strip();
        if (!result.succeeded() || lag.isEmpty()) {
            return Verdict.bad("a row from the primary did not arrive within " + MOST_SECONDS + " s", errors(result));
        }
        double seconds = Math.max(0, Double.parseDouble(lag) - clockAhead);
        return Verdict.good(String.format(Locale.ROOT, "a row from the primary arrived after %.0f ms", seconds * 1000));
    }

    /// One session waits, as starting a psql for each look costs more than the lag. The table is looked for in the
    /// catalog first: a name that was looked up in vain is remembered as missing.
    private static String waiting(Psql psql, String beat) {
        return psql.statements(List.of("""
                do $howdah$
                declare arrived boolean := false;
                begin
                  for poll in 1..%d loop
                    if exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'howdah' and c.relname = 'heartbeat') then
                      execute $$select exists (select from howdah.heartbeat where beat = '%2$s')$$ into arrived;
                    end if;
                    exit when arrived;
                    perform pg_sleep(0.01);
                  end loop;
                end $howdah$""".formatted(POLLS, beat), """
                select extract(epoch from clock_timestamp() - at) from howdah.heartbeat where beat = '%s'
                """.formatted(beat)));
    }

    private CheckResult timed(Instance instance, String script, Function<Result, Verdict> judge) {
        var before = clock.instant();
        Verdict verdict;
        try {
            var host = Objects.requireNonNull(hosts.get(instance.name()), instance.name());
            verdict = judge.apply(host.run(Script.question(script)));
        } catch (HostUnreachable e) {
            verdict = Verdict.bad("the host does not answer: " + e.getMessage());
        }
        return verdict.of(NAME, instance.name(), Duration.between(before, clock.instant()));
    }

    private static Psql psql(Seen seen, Instance instance) {
        return PostgresPaths.of(seen.cluster(), instance).psql();
    }

    private static List<String> errors(Result result) {
        return result.err().lines().filter(line -> !line.isBlank()).toList();
    }
}
