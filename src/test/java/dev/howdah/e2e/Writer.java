package dev.howdah.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// An application that writes all the time by JDBC, a commit for each row, and connects again where it is thrown out.
/// It knows nothing of failovers: one URL from the start to the end.
final class Writer implements AutoCloseable {

    private static final String CREATE =
            "create table if not exists written (who text, number bigint, server text, primary key (who, number))";
    private static final String INSERT = "insert into written values (?, ?, host(inet_server_addr())) returning server";

    private final String who;
    private final String url;
    private final Properties properties = new Properties();
    private final Thread thread;
    private final List<String> errors = new ArrayList<>();
    private volatile boolean ended;
    private long written;
    private long connections;
    private String server = "";
    private long last = System.nanoTime();
    private long longest;

    private Writer(String who, String url, String user, String password) {
        this.who = who;
        this.url = url;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", who);
        properties.setProperty("socketTimeout", "10");
        this.thread = Thread.ofVirtual().unstarted(this::work);
    }

    static Writer start(String who, String url, String user, String password) {
        var writer = new Writer(who, url, user, password);
        writer.thread.start();
        return writer;
    }

    private void work() {
        while (!ended) {
            try (var connection = DriverManager.getConnection(url, properties)) {
                write(connection);
            } catch (SQLException e) {
                failed(e);
                Await.pause(50);
            }
        }
    }

    private void write(Connection connection) throws SQLException {
        try (var create = connection.createStatement()) {
            create.execute(CREATE);
        }
        connected();
        try (var insert = connection.prepareStatement(INSERT)) {
            while (!ended) {
                insert.setString(1, who);
                insert.setLong(2, written() + 1);
                try (var rows = insert.executeQuery()) {
                    rows.next();
                    acknowledged(rows.getString(1));
                }
                Await.pause(20);
            }
        }
    }

    private synchronized void connected() {
        connections++;
    }

    private synchronized void acknowledged(String by) {
        written++;
        server = by;
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
    }

    private synchronized void failed(SQLException e) {
        errors.add(String.valueOf(e.getMessage()));
        // a row whose acknowledgement got lost may be there
        if ("23505".equals(e.getSQLState())) {
            written++;
        }
    }

    /// As its rows bear it.
    String name() {
        return who;
    }

    /// Rows that were acknowledged.
    synchronized long written() {
        return written;
    }

    /// How often it had to connect.
    synchronized long connections() {
        return connections;
    }

    synchronized int failures() {
        return errors.size();
    }

    /// Address of the server that took the last row.
    synchronized String server() {
        return server;
    }

    /// The longest time without an acknowledgement so far; from then on it is counted anew.
    synchronized Duration longestGap() {
        var gap = Duration.ofNanos(longest);
        longest = 0;
        return gap;
    }

    /// Waits until rows are taken by a server from now on.
    void awaitWritesTo(String address, Duration limit) {
        long before = written();
        Await.until(
                who + " writes to " + address,
                limit,
                () -> written() > before && server().equals(address) ? "" : server() + " " + lastError(),
                String::isEmpty);
    }

    private synchronized String lastError() {
        return errors.isEmpty() ? "" : errors.getLast();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
