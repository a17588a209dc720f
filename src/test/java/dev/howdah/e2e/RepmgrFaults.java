package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Three Postgres under repmgr in a chain, and Barman.
///
/// @param settings lines of config.yml for detection and for how commits are replicated
record RepmgrFaults(TestCluster cluster, String name, List<String> settings, boolean mayLose) implements FaultCluster {

    @Override
    public void deploy() {
        cluster.configure().succeeds();
        cluster.setVariable(
                "postgres_users:", "- username: app", "postgres_databases:", "- name: shop", "  owner: app");
        cluster.setVariable(settings.toArray(String[]::new));
        cluster.deploy().succeeds();
    }

    @Override
    public String postgresUnit() {
        return "postgres";
    }

    @Override
    public List<String> disagreements(Node primary) {
        return cluster.dataNodes().stream()
                .map(node -> shown(node, primary))
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    private static String shown(Node node, Node primary) {
        var shown = node.repmgr("cluster show");
        boolean agrees = shown.exitCode() == 0
                && !shown.all().contains("WARNING")
                && shown.out()
                        .lines()
                        .filter(line -> line.contains("| primary |"))
                        .allMatch(line -> line.contains(" " + primary.name() + " ") && line.contains("* running"));
        return agrees ? "" : "repmgr on " + node.name() + " shows " + shown.all();
    }

    /// A cascaded replica that was moved to another upstream leaves its slot where it was: a host that is gone cannot
    /// be told. When that is back the slot holds back WAL for nobody, `howdah test` complains and says which
    /// `howdah follow` drops it.
    @Override
    public void tidyUp(Node primary) {
        for (var node : cluster.dataNodes()) {
            if (!node.equals(primary)) {
                slotsLeftOn(node)
                        .map(slot -> cluster.node(Integer.parseInt(slot.replaceAll("\\D", ""))))
                        .filter(owner -> !owner.upstream().equals(node.name()))
                        .forEach(owner -> cluster.run("follow", owner.name(), owner.upstream()));
            }
        }
    }

    private static Stream<String> slotsLeftOn(Node node) {
        var ran = node.trySql("select slot_name from pg_replication_slots"
                + " where pg_is_in_recovery() and not active and slot_name ~ '^repmgr_slot_'");
        return ran.exitCode() == 0 ? ran.out().strip().lines() : Stream.empty(); // it may be down for now
    }

    @Override
    public boolean standsStillWithoutReplicas() {
        return true;
    }

    @Override
    public List<String> ways() {
        return List.of("direct");
    }

    @Override
    public Duration killed() {
        return Duration.ofSeconds(14);
    }

    @Override
    public Duration hostLost() {
        return Duration.ofSeconds(24);
    }
}
