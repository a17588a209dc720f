package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;

/// What Barman has of a cluster, restored to a moment on the Barman host and read there: the tests' image has Postgres'
/// programs everywhere.
final class Restored {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int HEXADECIMAL = 16;
    private static final String PLACE = "/var/tmp/restored";

    private final Node barman;
    private final int postgres;

    private Restored(Node barman, int postgres) {
        this.barman = barman;
        this.postgres = postgres;
    }

    /// @param primary whose last segment of WAL is closed first
    /// @param moment by that one's clock, on its timeline
    static List<String> rows(TestCluster cluster, Node primary, String moment, String query) {
        var barman = cluster.barman();
        int timeline =
                Integer.parseInt(primary.sql("select left(pg_walfile_name(pg_current_wal_lsn()), 8)"), HEXADECIMAL);
        var last = primary.sql("select pg_walfile_name(pg_switch_wal())");
        Await.until(
                "Barman has " + last,
                LIMIT,
                () -> barman.sh(
                        "runuser -u barman -- barman archive-wal all >/dev/null 2>&1; ls /var/lib/barman/*/wals/*"),
                found -> found.contains(last));
        var restored = new Restored(barman, cluster.postgres());
        try {
            restored.start(moment, timeline);
            return restored.read(query);
        } finally {
            barman.sh("pkill -QUIT -u postgres -x postgres; rm -rf " + PLACE + "; true");
        }
    }

    /// Settings of the place where it was say where its files are: those are here now. Replay pauses where a limit that
    /// standbys share is lower than it ever was since the backup.
    private void start(String moment, int timeline) {
        barman.sh("""
                server=$(runuser -u barman -- barman list-servers --minimal | head -n 1)
                runuser -u barman -- barman recover --no-get-wal --target-time '%1$s' --target-tli %2$d "$server" latest %3$s
                chown -R postgres: %3$s
                cd /
                runuser -u postgres -- setsid /usr/lib/postgresql/%4$d/bin/postgres -D %3$s -p 5499 -c listen_addresses= \
                  -c hba_file=%3$s/pg_hba.conf -c ident_file=%3$s/pg_ident.conf -c unix_socket_directories=/tmp -c ssl=off \
                  -c shared_preload_libraries= -c archive_mode=off -c shared_buffers=16MB -c max_connections=300 -c log_destination=stderr -c logging_collector=off \
                  >/tmp/restored.log 2>&1 </dev/null &
                """.formatted(moment, timeline, PLACE, postgres));
    }

    private List<String> read(String query) {
        Await.until(
                "it has come to its moment",
                LIMIT,
                () -> barman.sh("cat /tmp/restored.log"),
                log -> log.contains("pausing at the end of recovery"));
        return barman.sh("cd /; runuser -u postgres -- psql -XqAt -h /tmp -p 5499 -d postgres -c \"" + query + "\"")
                .strip()
                .lines()
                .toList();
    }
}
