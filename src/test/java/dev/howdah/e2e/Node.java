package dev.howdah.e2e;

import java.util.List;

/// One member of a cluster, asked with its own tools in its own container.
///
/// @param major version of Postgres
record Node(String name, int major) {

    String sql(String query) {
        return trySql(query).succeeds().out().strip();
    }

    /// For moments when Postgres may be down.
    Ran trySql(String query) {
        return trySql("postgres", query);
    }

    List<String> rows(String query) {
        return sql(query).lines().toList();
    }

    List<String> rows(String database, String query) {
        return trySql(database, query).succeeds().out().strip().lines().toList();
    }

    private Ran trySql(String database, String query) {
        return Docker.run(
                "exec", "-u", "postgres", name, "psql", "-XqAtw", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", query);
    }

    String sh(String script) {
        return Docker.sh(name, script);
    }

    boolean takesWrites() {
        var answer = trySql("select not pg_is_in_recovery()");
        return answer.exitCode() == 0 && answer.out().strip().equals("t");
    }

    /// `barman check` of all servers.
    Ran barmanCheck() {
        return Docker.as("barman", name, "barman check all");
    }

    /// Base backups that are complete.
    List<String> backups() {
        return Docker.as("barman", name, "barman list-backups all")
                .succeeds()
                .out()
                .lines()
                .filter(line -> !line.contains("FAILED") && line.contains("Size:"))
                .toList();
    }

    Ran repmgr(String command) {
        return Docker.as("postgres", name, "repmgr -f /etc/repmgr/%d/repmgr.conf %s".formatted(major, command));
    }

    /// Who streams from here.
    List<String> streaming() {
        return rows("select application_name from pg_stat_replication where state = 'streaming'"
                + " and application_name !~ 'barman' order by 1");
    }

    /// Where this node streams from.
    String upstream() {
        return sql("select coalesce((select sender_host from pg_stat_wal_receiver where status = 'streaming'), '')");
    }
}
