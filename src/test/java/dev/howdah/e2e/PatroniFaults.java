package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;

/// Three Postgres under Patroni, three members of etcd, two HAProxy, PgBouncer and Barman.
///
/// @param settings lines of config.yml for how commits are replicated
record PatroniFaults(TestCluster cluster, String name, List<String> settings, boolean mayLose) implements FaultCluster {

    PatroniCluster patroni() {
        return new PatroniCluster(cluster);
    }

    @Override
    public void deploy() {
        patroni().configure();
        cluster.setVariable(settings.toArray(String[]::new));
        cluster.deploy().succeeds();
    }

    @Override
    public String postgresUnit() {
        return "patroni";
    }

    @Override
    public List<String> disagreements(Node primary) {
        var shown = patroni().members(primary);
        var wished = cluster.dataNodes().stream().map(Node::name).sorted().toList();
        boolean agrees = shown.stream()
                        .map(line -> line.split(" ", -1)[0])
                        .toList()
                        .equals(wished)
                && shown.stream().allMatch(line -> line.endsWith(" running"))
                && shown.contains(primary.name() + " leader running")
                && shown.stream().filter(line -> line.contains(" leader ")).count() == 1;
        return agrees ? List.of() : List.of("patronictl shows " + shown);
    }

    /// Nothing is.
    @Override
    public void tidyUp(Node primary) {}

    /// Its strict mode waits for anybody who streams then, and promotes nobody until a replica is synchronous again.
    @Override
    public boolean standsStillWithoutReplicas() {
        return false;
    }

    @Override
    public List<String> ways() {
        return List.of("direct", "haproxy", "pgbouncer");
    }

    @Override
    public Duration killed() {
        return Duration.ofSeconds(20);
    }

    /// `patroni_ttl` 20, `patroni_loop_wait` 2, and what the client needs.
    @Override
    public Duration hostLost() {
        return Duration.ofSeconds(38);
    }
}
