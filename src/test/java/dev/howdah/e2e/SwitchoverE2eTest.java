package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The primary is moved on purpose and back again, under repmgr, while applications write: who is refused and why, what
/// they feel of it, and that all hangs together again right afterwards.
@Story
class SwitchoverE2eTest {

    private static final int CHECK_FAILED = 1;
    private static final int WRONG_INPUT = 3;
    private static final int STEP_FAILED = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BACKUPS = Duration.ofSeconds(60);

    private final TestCluster cluster = TestCluster.prepared("switchover", 12, "12", 1);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private final Node third = cluster.node(3);
    private String password = "";

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        cluster.setVariable(
                "pgbouncer_pool_mode: transaction",
                "postgres_users:",
                "- username: app",
                "postgres_databases:",
                "- name: shop",
                "  owner: app");
        cluster.edit("  - primary\n", "  - primary\n  - pgbouncer\n");
        cluster.edit("  - replica\n", "  - replica\n  - pgbouncer\n");
        TestCluster.write(
                cluster.config(),
                TestCluster.read(cluster.config())
                        + """
                - Name: %s
                  ip_address: %s
                  location: main
                  node: 5
                  role:
                  - haproxy
                """.formatted(cluster.node(5).name(), cluster.address(5)));
        cluster.deploy().succeeds();
        password = cluster.run("show-password", "app").succeeds().out().strip();
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void refusesWithAllReasonsAndChangesNothing() {
        var wrong = cluster.run("switchover", second.name().substring(1)).exits(WRONG_INPUT);
        assertThat(wrong.all()).contains("no instance with data", "did you mean '" + second.name() + "'");
        first.sql("alter system set max_wal_senders = 77");
        first.sql("select pg_reload_conf()");
        var refused = cluster.run("switchover", third.name()).exits(CHECK_FAILED);
        assertThat(refused.all())
                .contains("it follows " + second.name() + " and not the primary " + first.name())
                .contains("those are " + second.name())
                .contains("settings wait for a restart: max_wal_senders");
        first.sql("alter system reset max_wal_senders");
        first.sql("select pg_reload_conf()");
        assertThat(cluster.run("switchover", first.name()).succeeds().out()).contains("nothing to do");
        var plan = cluster.run("switchover", second.name(), "--dry-run").succeeds();
        assertThat(plan.out()).contains("1. repmgr stands still", second.name() + ": is promoted");
        assertThat(first.takesWrites()).isTrue();
        assertThat(first.sql("select count(*) from pg_replication_slots")).isEqualTo("2");
        assertThat(second.rows("select slot_name from pg_replication_slots")).containsExactly("repmgr_slot_3");
    }

    @Test
    @Order(2)
    void aPauseIsShownAndStaysUntilItIsTakenBack() {
        assertThat(cluster.run("pause").succeeds().out()).contains("repmgr stands still");
        assertThat(cluster.run("pause").succeeds().out()).contains("already");
        Await.until(
                "repmgr itself says so",
                LIMIT,
                () -> second.repmgr("service status")
                        .all()
                        .lines()
                        .filter(line -> line.contains("| yes"))
                        .count(),
                paused -> paused == 3);
        assertThat(cluster.run("status").out()).contains("automatic failover is paused");
        assertThat(cluster.run("test").exits(CHECK_FAILED).all()).contains("repmgr is paused here");
        assertThat(cluster.run("switchover", second.name()).exits(CHECK_FAILED).all())
                .contains("repmgr is paused", "howdah resume");
        var deployed = cluster.deploy().succeeds();
        assertThat(deployed.all()).contains("automatic failover is paused, and a deploy leaves it so");
        first.sh("systemctl restart postgres");
        Await.until("it is up", LIMIT, () -> cluster.run("status"), ran -> ran.exitCode() == 0);
        Await.until(
                "repmgrd has connected again and is paused",
                LIMIT,
                () -> first.rows("repmgr", "select repmgr.repmgrd_is_paused()"),
                List.of("t")::equals);
        assertThat(cluster.run("resume").succeeds().out()).contains("repmgr watches");
        assertThat(cluster.run("status").out()).doesNotContain("paused");
    }

    @Test
    @Order(3)
    void thePrimaryMovesWhileApplicationsWrite() {
        cluster.awaitStreaming(1, 2);
        move(first, second, 2);
        cluster.awaitStreaming(2, 1, 3);
        assertThat(first.rows("select slot_name from pg_replication_slots")).isEmpty();
    }

    @Test
    @Order(4)
    void itMovesBackAndTheOtherStandbyFollows() {
        third.sh("mkdir /run/howdah.lock; echo '1a me@elsewhere 7 2026-11-01T00:00:00Z' > /run/howdah.lock/run");
        for (var refused : List.of(cluster.run("switchover", first.name()), cluster.run("pause"))) {
            assertThat(refused.exits(STEP_FAILED).all())
                    .contains("another run works on this host: run 1a of me@elsewhere", "--break-lock");
        }
        assertThat(second.takesWrites()).isTrue();
        move(second, first, 1, "--break-lock");
        cluster.awaitStreaming(1, 2, 3);
        assertThat(second.rows("select slot_name from pg_replication_slots")).isEmpty();
    }

    @Test
    @Order(5)
    void whereThePrimaryCannotBeStoppedAllIsAsBefore() {
        first.sh("mkdir -p /run/systemd/system/postgres.service.d; printf '[Unit]\\nRefuseManualStop=yes\\n'"
                + " > /run/systemd/system/postgres.service.d/refuse.conf; systemctl daemon-reload");
        var started = first.sql("select pg_postmaster_start_time()");
        var ran = cluster.run("switchover", second.name()).exits(STEP_FAILED).showsNoStackTrace();
        assertThat(ran.all()).contains(first.name() + " is still the primary, as before");
        assertThat(first.sql("select pg_postmaster_start_time()")).isEqualTo(started);
        assertThat(second.takesWrites()).isFalse();
        first.sh("rm -r /run/systemd/system/postgres.service.d; systemctl daemon-reload");
        assertAllIsWell(1);
    }

    /// The switchover itself, with writers by all ways, and what must hold right afterwards.
    private void move(Node from, Node to, int number, String... options) {
        try (var direct = writer("direct");
                var balanced = writer("haproxy");
                var pooled = writer("pgbouncer")) {
            var writers = List.of(direct, balanced, pooled);
            writers.forEach(writer -> writer.awaitWritesTo(cluster.address(number == 2 ? 1 : 2), LIMIT));
            int failures = pooled.failures();
            writers.forEach(Writer::longestGap);
            var words = Stream.concat(Stream.of(to.name()), Stream.of(options)).toArray(String[]::new);
            var ran = cluster.run("switchover", words).succeeds().showsNoStackTrace();
            assertThat(ran.out()).contains(to.name() + " is the primary.");
            assertThat(to.takesWrites()).isTrue();
            assertThat(from.takesWrites()).isFalse();
            writers.forEach(writer -> writer.awaitWritesTo(cluster.address(number), LIMIT));
            System.out.println("switchover under repmgr: no writes for "
                    + direct.longestGap().toMillis()
                    + " ms directly, " + balanced.longestGap().toMillis() + " ms through HAProxy, "
                    + pooled.longestGap().toMillis() + " ms through PgBouncer; errors of the pooled client: "
                    + (pooled.failures() - failures));
            writers.forEach(writer -> {
                long acknowledged = writer.written();
                assertThat(rows(to, writer)).isGreaterThanOrEqualTo(acknowledged);
            });
        }
        assertAllIsWell(number);
    }

    private void assertAllIsWell(int primary) {
        var node = cluster.node(primary);
        Await.until(
                "WAL streams to Barman from " + node.name(),
                BACKUPS,
                () -> node.sql("select count(*) from pg_stat_replication where application_name ~ 'barman'"),
                "1"::equals);
        Await.until("barman check is clean", BACKUPS, () -> cluster.barman().barmanCheck(), ran -> ran.exitCode() == 0);
        assertThat(node.repmgr("cluster show").succeeds().all()).doesNotContain("WARNING");
        assertThat(node.repmgr("service status").succeeds().all()).doesNotContain("| yes");
        cluster.plan("--detailed-exitcode").succeeds();
        Await.until("test is content", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    private static long rows(Node node, Writer writer) {
        return Long.parseLong(Docker.as(
                        "postgres",
                        node.name(),
                        "psql -XAt -d shop -c \"select count(*) from written where who = '" + writer.name() + "'\"")
                .succeeds()
                .out()
                .strip());
    }

    private Writer writer(String way) {
        return Writer.start(way + "-" + System.nanoTime(), string(way), "app", password);
    }

    /// As `howdah dsn` prints it for JDBC.
    private String string(String way) {
        var printed = cluster.run("dsn", "--user", "app", "--database", "shop")
                .succeeds()
                .out();
        var part = printed.substring(printed.indexOf(way + ", read-write"));
        var matcher = Pattern.compile("(?m)^  jdbc +(.*)$").matcher(part);
        assertThat(matcher.find()).as(part).isTrue();
        return matcher.group(1);
    }
}
