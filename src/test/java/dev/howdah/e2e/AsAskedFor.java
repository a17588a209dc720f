package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Whether a cluster of the default layout is what was asked for: Postgres, Barman and repmgr say so themselves.
final class AsAskedFor {

    private AsAskedFor() {}

    /// @param cascaded number of replicas that stream from node 2
    static void check(TestCluster cluster, int cascaded) {
        var primary = cluster.node(1);
        var replica = cluster.node(2);
        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, IntStream.rangeClosed(3, 2 + cascaded).toArray());
        assertThat(primary.takesWrites()).isTrue();
        assertThat(replica.upstream()).isEqualTo(primary.name());
        for (int node = 3; node <= 2 + cascaded; node++) {
            assertThat(cluster.node(node).upstream()).isEqualTo(replica.name());
            assertThat(cluster.node(node).streaming()).isEmpty();
        }
        cluster.dataNodes().forEach(AsAskedFor::usesAllSlots);
        assertThat(replica.rows("select slot_name from pg_replication_slots"))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(3, 2 + cascaded)
                        .mapToObj(node -> "repmgr_slot_" + node)
                        .toList());
        repmgrAgrees(cluster, cascaded);
        barmanIsContent(cluster);
    }

    private static void usesAllSlots(Node node) {
        Await.until(
                "all slots of " + node.name() + " are in use",
                Duration.ofMinutes(2),
                () -> node.rows("select slot_name from pg_replication_slots where not active"),
                List::isEmpty);
    }

    private static void repmgrAgrees(TestCluster cluster, int cascaded) {
        boolean witness = cascaded % 2 == 0;
        var types = IntStream.rangeClosed(1, 3 + cascaded)
                .mapToObj(node -> cluster.node(node).name()
                        + (node == 1 ? "|primary|t" : node <= 2 + cascaded ? "|standby|t" : "|witness|t"))
                .limit(witness ? 3 + cascaded : 2 + cascaded)
                .toList();
        assertThat(cluster.node(1).rows("repmgr", "select node_name, type, active from repmgr.nodes order by node_id"))
                .isEqualTo(types);
        for (var node : witness ? cluster.all() : cluster.dataNodes()) {
            Await.until(
                    "repmgr cluster show on " + node.name() + " is clean",
                    Duration.ofMinutes(1),
                    () -> node.repmgr("cluster show"),
                    shown -> shown.exitCode() == 0 && !shown.all().contains("WARNING"));
            assertThat(node.sh("systemctl is-active repmgr").strip()).isEqualTo("active");
        }
    }

    static void barmanIsContent(TestCluster cluster) {
        Await.until(
                "barman check is clean",
                Duration.ofMinutes(3),
                () -> cluster.barman().barmanCheck(),
                checked -> checked.exitCode() == 0);
        assertThat(cluster.barman().backups()).isNotEmpty();
    }
}
