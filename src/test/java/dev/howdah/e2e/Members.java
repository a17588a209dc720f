package dev.howdah.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Asks each member for itself, all the time, whether it is primary and takes a row, and whether Barman streams from
/// it: so two primaries are noticed whichever of them the application happens to use.
final class Members implements AutoCloseable {

    private static final String CREATE = "create table if not exists asked (member text)";
    private static final String STATE = "select not pg_is_in_recovery(), exists (select from pg_replication_slots"
            + " where active and slot_name like 'backup%')";
    private static final String WRITE = "insert into asked values (?)"
            + " returning ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int";
    private static final int PAUSE_MILLIS = 200;

    /// A row that a member took; times are those of the clock that only goes forward.
    private record Taken(String member, int timeline, long sent, long answered) {}

    private final Properties properties = new Properties();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Taken> rows = new ArrayList<>();
    private final Map<String, Boolean> streams = new TreeMap<>();
    private volatile boolean ended;
    private long lastWithoutBackups;

    private Members(String user, String password) {
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "2");
        properties.setProperty("ApplicationName", "asks every member");
    }

    /// @param members name and address of each
    static Members watch(Map<String, String> members, String user, String password) {
        var watch = new Members(user, password);
        members.forEach((name, address) -> watch.threads.add(
                Thread.ofVirtual().start(() -> watch.ask(name, "jdbc:postgresql://" + address + ":5432/shop"))));
        return watch;
    }

    private void ask(String member, String url) {
        while (!ended) {
            try (var connection = DriverManager.getConnection(url, properties)) {
                while (!ended) {
                    look(member, connection);
                    Await.pause(PAUSE_MILLIS);
                }
            } catch (SQLException _) {
                // it is down, or refuses: nobody's primary for now
                silent(member);
                Await.pause(PAUSE_MILLIS);
            }
        }
    }

    private void look(String member, Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var state = select.executeQuery(STATE)) {
            state.next();
            if (state.getBoolean(1)) {
                seen(member, state.getBoolean(2));
                write(member, connection);
            } else {
                silent(member);
            }
        }
    }

    private void write(String member, Connection connection) throws SQLException {
        try (var create = connection.createStatement()) {
            create.execute(CREATE);
        }
        long sent = System.nanoTime();
        try (var insert = connection.prepareStatement(WRITE)) {
            insert.setString(1, member);
            try (var row = insert.executeQuery()) {
                row.next();
                taken(new Taken(member, row.getInt(1), sent, System.nanoTime()));
            }
        }
    }

    private synchronized void taken(Taken row) {
        rows.add(row);
    }

    private synchronized void seen(String primary, boolean feedsBarman) {
        streams.put(primary, feedsBarman);
        noteBackups();
    }

    private synchronized void silent(String member) {
        streams.remove(member);
        noteBackups();
    }

    private void noteBackups() {
        if (!streams.containsValue(true)) {
            lastWithoutBackups = System.nanoTime();
        }
    }

    /// Whether Barman streams from a primary just now.
    synchronized boolean backupsStream() {
        return streams.containsValue(true);
    }

    /// From a moment until backups streamed, and kept on; nothing where they never stopped.
    synchronized Duration backupsStreamAfter(long since) {
        return Duration.ofNanos(Math.max(0, lastWithoutBackups - since));
    }

    /// A member that took a row while another one with at least its timeline was primary already.
    synchronized Optional<String> twoPrimaries() {
        return rows.stream()
                .filter(row -> rows.stream()
                        .anyMatch(other -> !other.member().equals(row.member())
                                && other.timeline() >= row.timeline()
                                && other.answered() < row.sent()))
                .map(row -> row.member() + " took a row on timeline " + row.timeline() + " beside another primary")
                .findFirst();
    }

    @Override
    public void close() {
        ended = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
