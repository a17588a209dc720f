package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;

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

    /// It is rewound by the user's word.
    @Override
    public void bringBack(Node former) {
        cluster.run("rejoin", former.name()).succeeds();
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
