package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;

/// What Barman has of a cluster, restored to a moment on the Barman host and read there: the tests' image has Postgres'
/// programs everywhere.
final class Restored {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PLACE = "/var/tmp/restored";

    private final Node barman;

    private Restored(Node barman) {
        this.barman = barman;
    }

    /// @param primary whose last segment of WAL is closed first
    /// @param moment by that one's clock
    /// @param timeline that the moment is on
    static List<String> rows(Node barman, Node primary, String moment, int timeline, String query) {
        var last = primary.sql("select pg_walfile_name(pg_switch_wal())");
        Await.until(
                "Barman has " + last,
                LIMIT,
                () -> barman.sh(
                        "runuser -u barman -- barman archive-wal all >/dev/null 2>&1; ls /var/lib/barman/*/wals/*"),
                found -> found.contains(last));
        var restored = new Restored(barman);
        try {
            restored.start(moment, timeline);
            return restored.read(query);
        } finally {
            barman.sh("pkill -QUIT -u postgres -x postgres; rm -rf " + PLACE + "; true");
        }
    }

    private void start(String moment, int timeline) {
        barman.sh("""
                server=$(runuser -u barman -- barman list-servers --minimal | head -n 1)
                runuser -u barman -- barman recover --no-get-wal --target-time '%1$s' --target-tli %2$d "$server" latest %3$s
                chown -R postgres: %3$s
                cd /
                runuser -u postgres -- setsid /usr/lib/postgresql/15/bin/postgres -D %3$s -p 5499 -c listen_addresses= \
                  -c unix_socket_directories=/tmp -c ssl=off -c shared_preload_libraries= -c archive_mode=off \
                  -c shared_buffers=16MB -c log_destination=stderr -c logging_collector=off \
                  >/tmp/restored.log 2>&1 </dev/null &
                """.formatted(moment, timeline, PLACE));
    }

    private List<String> read(String query) {
        Await.until(
                "it has come to its moment",
                LIMIT,
                () -> barman.sh("cat /tmp/restored.log"),
                log -> log.contains("pausing at the end of recovery") || log.contains("recovery has paused"));
        return barman.sh("cd /; runuser -u postgres -- psql -XqAt -h /tmp -p 5499 -d postgres -c \"" + query + "\"")
                .strip()
                .lines()
                .toList();
    }
}
