package dev.howdah.operation.check;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.resource.Psql;
import dev.howdah.topology.BarmanFacts;
import dev.howdah.topology.BarmanServer;
import java.util.ArrayList;
import java.util.List;

/// Barman streams WAL from the instance that it has to, through its slot, and is at most one segment behind.
record WalReceived() implements InstanceCheck {

    /// The name of Barman's connections that receive WAL.
    static final String RECEIVER = "barman_receive_wal";

    private static final long SEGMENT = 16L * 1024 * 1024;

    /// A connection that receives WAL through a slot.
    ///
    /// @param behind bytes between what was written here and what was sent there
    record Stream(String slot, String state, long behind) {}

    @Override
    public String name() {
        return "barman-receives-wal";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return instance.holdsData() ? List.of(streams(cluster, instance)) : List.of();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return instance.has(Role.BARMAN);
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        return seen.ask(instance, BarmanFacts.servers()).map(servers -> {
            var faults = new ArrayList<String>();
            var good = new ArrayList<String>();
            servers.forEach(server -> judge(seen, instance, server, good, faults));
            return servers.isEmpty()
                    ? Verdict.bad("Barman knows no server")
                    : Verdict.of(faults, String.join("; ", good), "WAL is not received as it should be");
        });
    }

    private static void judge(Seen seen, Instance barman, BarmanServer server, List<String> good, List<String> faults) {
        var source = server.source(seen.topology()).orElse("");
        if (source.isEmpty()) {
            faults.add(server.name() + ": no WAL is being received, slot '" + server.slot() + "' is in use nowhere");
            return;
        }
        if (!mayComeFrom(seen, barman, source)) {
            faults.add(server.name() + ": WAL comes from " + source + ", the primary is " + seen.primary());
            return;
        }
        var fact = streams(seen.cluster(), seen.cluster().instance(source));
        seen.ask(seen.cluster().instance(source), fact).orElse(List.of()).stream()
                .filter(stream -> stream.slot().equals(server.slot()))
                .findFirst()
                .filter(stream -> !stream.state().equals("streaming") || stream.behind() > SEGMENT)
                .ifPresentOrElse(
                        stream -> faults.add("%s: receives WAL from %s in state %s, %d bytes behind"
                                .formatted(server.name(), source, stream.state(), stream.behind())),
                        () -> good.add(server.name() + ": streamed from " + source
                                + server.lastWal()
                                        .map(wal -> ", archived up to " + wal)
                                        .orElse("")));
    }

    /// The primary, whoever that is, or a replica that config.yml has backed up itself.
    private static boolean mayComeFrom(Seen seen, Instance barman, String source) {
        var instance = seen.cluster().instance(source);
        return source.equals(seen.primary())
                || (instance.has(Role.REPLICA) && instance.backup().contains(barman.name()));
    }

    static Fact<List<Stream>> streams(Cluster cluster, Instance instance) {
        return Fact.of(
                "WAL receivers",
                PostgresPaths.of(cluster, instance).psql(),
                """
                select slot_name, state, coalesce((case when pg_is_in_recovery() then pg_last_wal_replay_lsn()
                    else pg_current_wal_lsn() end - sent_lsn)::bigint, 0)
                  from pg_replication_slots join pg_stat_replication on pid = active_pid
                """,
                answer -> Psql.rows(answer).stream()
                        .map(row -> new Stream(row.get(0), row.get(1), Long.parseLong(row.get(2))))
                        .toList());
    }
}
