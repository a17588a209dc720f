package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Patroni 4.0 with etcd 3.5, on Debian 13: deployed, deployed again, and a leader lost and back.
@Story
class PatroniOnDebian13E2eTest {

    private static final Duration LIMIT = PatroniCluster.LIMIT;

    private final TestCluster cluster = TestCluster.prepared("patroni13", 9, "13", 1);
    private final PatroniCluster patroni = new PatroniCluster(cluster);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        patroni.turnOver();
        cluster.deploy().succeeds();
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void isAsAskedForAndASecondDeployChangesNothing() {
        patroni.awaitLeader(first);
        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, 3);
        patroni.assertStore();
        AsAskedFor.barmanIsContent(cluster);
        cluster.plan("--detailed-exitcode").succeeds();
        cluster.deploy().succeeds();
        cluster.run("test").succeeds();
    }

    @Test
    @Order(2)
    void aLostLeaderIsReplacedAndComesBackByItself() {
        var password = cluster.run("show-password", "app").succeeds().out().strip();
        try (var writer = Writer.start("lost", patroni.url(), "app", password)) {
            writer.awaitWritesTo(cluster.address(1), LIMIT);
            Docker.run("kill", first.name()).succeeds();
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            // the slot was there before the promotion, so no WAL is missing
            assertThat(second.rows("select slot_name from pg_replication_slots"))
                    .anyMatch(slot -> slot.startsWith("backup_"));
            Docker.run("start", first.name()).succeeds();
            patroni.awaitLeader(second);
            Await.until("it streams", LIMIT, second::streaming, names -> names.contains(first.name()));
        }
        AsAskedFor.barmanIsContent(cluster);
    }

    @Test
    @Order(3)
    void aDeployAfterItMovesNobody() {
        var changes = PlannedChanges.read(cluster.plan("--format", "json").out());
        assertThat(changes.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(cluster.barman().name()))
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .as("%s", changes)
                .isEmpty();
        cluster.deploy().succeeds();
        patroni.awaitLeader(second);
        cluster.plan("--detailed-exitcode").succeeds();
    }
}
