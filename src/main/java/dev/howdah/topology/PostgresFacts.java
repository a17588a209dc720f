package dev.howdah.topology;

import dev.howdah.engine.Fact;
import dev.howdah.resource.Psql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Questions to a running Postgres about its part in replication.
final class PostgresFacts {

    /// What one row says of the server itself.
    record Server(
            boolean inRecovery,
            int timeline,
            Optional<String> upstreamHost,
            boolean streaming,
            long receivedLsn,
            long replayedLsn,
            double replayLagSeconds,
            String version) {}

    private static final Pattern HOST = Pattern.compile("(?:^|\\s)host\\s*=\\s*'?([^'\\s,]+)");

    private PostgresFacts() {}

    static Fact<Server> server(Psql psql) {
        return Fact.of("Postgres' state", psql, """
                select pg_is_in_recovery(),
                  case when pg_is_in_recovery()
                    then coalesce((select received_tli from pg_stat_wal_receiver),
                                  (select timeline_id from pg_control_checkpoint()))
                    else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end,
                  current_setting('primary_conninfo'),
                  exists (select from pg_stat_wal_receiver where status = 'streaming'),
                  (case when pg_is_in_recovery()
                    then greatest(coalesce(pg_last_wal_receive_lsn(), '0/0'), coalesce(pg_last_wal_replay_lsn(), '0/0'))
                    else pg_current_wal_lsn() end - '0/0')::bigint,
                  (case when pg_is_in_recovery() then coalesce(pg_last_wal_replay_lsn(), '0/0')
                    else pg_current_wal_lsn() end - '0/0')::bigint,
                  case when pg_is_in_recovery() and pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn()
                    then coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp()), 0) else 0 end,
                  current_setting('server_version')
                """, PostgresFacts::readServer);
    }

    static Fact<List<Node.Sender>> senders(Psql psql) {
        return Fact.of(
                "replication connections",
                psql,
                """
                select application_name, coalesce(host(client_addr), ''), state, coalesce(sync_state, ''),
                  coalesce((case when pg_is_in_recovery() then pg_last_wal_receive_lsn() else pg_current_wal_lsn() end
                    - coalesce(replay_lsn, flush_lsn, write_lsn))::bigint, 0)
                from pg_stat_replication order by application_name
                """,
                answer -> rows(answer)
                        .map(c -> new Node.Sender(c[0], c[1], c[2], c[3], Math.max(0, Long.parseLong(c[4]))))
                        .toList());
    }

    static Fact<List<Node.Slot>> slots(Psql psql) {
        return Fact.of(
                "replication slots",
                psql,
                """
                select slot_name, slot_type, active, coalesce(wal_status, ''),
                  coalesce((case when pg_is_in_recovery() then pg_last_wal_receive_lsn() else pg_current_wal_lsn() end
                    - restart_lsn)::bigint, 0)
                from pg_replication_slots order by slot_name
                """,
                answer -> rows(answer)
                        .map(c -> new Node.Slot(c[0], c[1], c[2].equals("t"), c[3], Math.max(0, Long.parseLong(c[4]))))
                        .toList());
    }

    /// The five settings that a standby may not have lower than its primary.
    static Fact<Map<String, Integer>> limits(Psql psql) {
        return Fact.of(
                "limits that standbys share",
                psql,
                "select name, setting from pg_settings where name in ('max_connections', 'max_worker_processes',"
                        + " 'max_wal_senders', 'max_prepared_transactions', 'max_locks_per_transaction')",
                answer -> rows(answer).collect(Collectors.toUnmodifiableMap(c -> c[0], c -> Integer.valueOf(c[1]))));
    }

    private static Server readServer(String answer) {
        var c = rows(answer).findFirst().orElseThrow();
        boolean inRecovery = c[0].equals("t");
        var host = HOST.matcher(c[2]);
        return new Server(
                inRecovery,
                Integer.parseInt(c[1]),
                inRecovery && host.find() ? Optional.of(host.group(1)) : Optional.empty(),
                c[3].equals("t"),
                Long.parseLong(c[4]),
                Long.parseLong(c[5]),
                Math.max(0, Double.parseDouble(c[6])),
                c[7]);
    }

    private static Stream<String[]> rows(String answer) {
        return answer.lines().filter(line -> !line.isEmpty()).map(line -> line.split(Psql.SEPARATOR, -1));
    }
}
