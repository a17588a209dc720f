package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The leader of Patroni is moved on purpose while an application writes; automatic failover is paused and resumed. The
/// members of etcd are on the same hosts.
@Story
class PatroniSwitchoverE2eTest {

    private static final int CHECK_FAILED = 1;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BACKUPS = Duration.ofSeconds(60);

    private final TestCluster cluster = TestCluster.prepared("paswitch", 13, "12", 1);
    private final PatroniCluster patroni = new PatroniCluster(cluster);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private String password = "";

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        cluster.edit("failover_manager: repmgr", "failover_manager: patroni");
        cluster.edit("  - primary\n", "  - primary\n  - etcd\n");
        cluster.edit("  - replica\n", "  - replica\n  - etcd\n");
        cluster.setVariable(
                "postgres_users:", "- username: app", "postgres_databases:", "- name: shop", "  owner: app");
        cluster.deploy().succeeds();
        password = cluster.run("show-password", "app").succeeds().out().strip();
        patroni.awaitLeader(first);
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void aPauseIsPatronisOwn() {
        assertThat(cluster.run("pause").succeeds().out()).contains("patroni stands still");
        assertThat(Docker.as("postgres", first.name(), ". /etc/profile.d/howdah-patroni.sh; patronictl show-config")
                        .out())
                .contains("pause: true");
        assertThat(cluster.run("status").out()).contains("automatic failover is paused");
        assertThat(cluster.run("switchover", second.name()).exits(CHECK_FAILED).all())
                .contains("patroni is paused");
        assertThat(cluster.deploy().succeeds().all()).contains("automatic failover is paused");
        assertThat(cluster.run("resume").succeeds().out()).contains("patroni watches");
        assertThat(Docker.as("postgres", first.name(), ". /etc/profile.d/howdah-patroni.sh; patronictl show-config")
                        .out())
                .doesNotContain("pause");
    }

    @Test
    @Order(2)
    void theLeaderMovesAndAllIsWellRightAfterwards() {
        try (var writer = Writer.start("moved", Dsn.of(cluster, "direct", "read-write", "jdbc"), "app", password)) {
            writer.awaitWritesTo(cluster.address(1), LIMIT);
            writer.longestGap();
            var ran = cluster.run("switchover", second.name()).succeeds().showsNoStackTrace();
            assertThat(ran.out()).contains(second.name() + " is the primary.");
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            System.out.println("switchover under Patroni: no writes for "
                    + writer.longestGap().toMillis() + " ms");
        }
        patroni.awaitLeader(second);
        Await.until(
                "WAL streams to Barman from " + second.name(),
                BACKUPS,
                () -> second.sql("select count(*) from pg_stat_replication where application_name ~ 'barman'"),
                "1"::equals);
        Await.until("barman check is clean", BACKUPS, () -> cluster.barman().barmanCheck(), ran -> ran.exitCode() == 0);
        Await.until(
                "nothing is to deploy", LIMIT, () -> cluster.plan("--detailed-exitcode"), ran -> ran.exitCode() == 0);
        Await.until("test is content", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    @Test
    @Order(3)
    void whereAPauseKeepsPatroniFromItSomebodyPromotes() {
        cluster.run("pause").succeeds();
        assertThat(cluster.run("failover").exits(CHECK_FAILED).all()).contains("takes writes");
        Docker.run("kill", second.name()).succeeds();
        Await.until(
                "the loss is taken for one, and " + first.name() + " promoted",
                LIMIT,
                () -> cluster.run("failover", first.name(), "--lost", second.name()),
                ran -> ran.exitCode() == 0);
        assertThat(first.takesWrites()).isTrue();
        cluster.run("resume").succeeds();
        Docker.run("start", second.name()).succeeds();
        patroni.awaitLeader(first);
        cluster.run("rejoin", second.name(), "--reclone").succeeds();
        patroni.awaitLeader(first);
    }
}
