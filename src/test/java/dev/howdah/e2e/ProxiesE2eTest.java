package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Applications that write all the time through HAProxy and through PgBouncer, with repmgr: they reach the new primary
/// by
/// themselves, whatever is lost.
@Story
class ProxiesE2eTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final TestCluster cluster = TestCluster.prepared("proxies", 7, "12", 1);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private final Node third = cluster.node(3);
    private final Balancer balancer = new Balancer(cluster.node(5));
    private final Balancer otherBalancer = new Balancer(cluster.node(6));
    private String password = "";

    @BeforeAll
    void deploy() {
        cluster.configure("--enable-haproxy").succeeds();
        cluster.setVariable(
                "repmgr_reconnect_attempts: 2",
                "repmgr_reconnect_interval: 2",
                // as TPA writes it: the first primary, not the one for good
                "pgbouncer_backend: " + first.name(),
                "pgbouncer_pool_mode: transaction",
                "postgres_users:",
                "- username: app",
                "postgres_databases:",
                "- name: shop",
                "  owner: app");
        cluster.edit("  - primary\n", "  - primary\n  - pgbouncer\n");
        cluster.edit("  - replica\n", "  - replica\n  - pgbouncer\n");
        cluster.deploy().succeeds();
        password = cluster.run("show-password", "app").succeeds().out().strip();
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void isAsAskedForAndASecondDeployChangesNothing() {
        AsAskedFor.check(cluster, 1);
        cluster.plan("--detailed-exitcode").succeeds();
        awaitTheCheck("haproxy", "pgbouncer");
        cluster.run("test").succeeds();
        assertThat(cluster.run("status").succeeds().out())
                .contains("haproxy ok", "pgbouncer ok", "howdah-health.socket ok", "howdah-pgbouncer-follow ok");
    }

    @Test
    @Order(2)
    void thePrintedStringsConnect() {
        var strings = cluster.run("dsn", "--user", "app", "--database", "shop").succeeds();
        assertThat(strings.out()).doesNotContain(password);
        for (var way : List.of("direct", "haproxy", "pgbouncer")) {
            assertThat(psql(string(way, "read-write", "psql"))).isEqualTo("f " + cluster.address(1));
            assertThat(psql(string(way, "read-write", "psycopg"))).isEqualTo("f " + cluster.address(1));
            try (var writer = Writer.start("once-" + way, string(way, "read-write", "jdbc"), "app", password)) {
                writer.awaitWritesTo(cluster.address(1), LIMIT);
                assertThat(writer.failures()).isZero();
            }
        }
        for (var way : List.of("direct", "haproxy")) {
            assertThat(psql(string(way, "read-only", "psql"))).startsWith("t ");
            assertThat(psql(string(way, "read-only", "psycopg"))).startsWith("t ");
        }
    }

    @Test
    @Order(3)
    void pgbouncerLooksUpPasswordsAndForgetsThoseThatExpired() {
        first.sql("create role temp login password 'in-time' valid until 'tomorrow'");
        first.sql("create role late login password 'too-late' valid until 'yesterday'");
        var place = cluster.address(3) + ":6432/shop?sslmode=require";
        assertThat(tryPsql("postgresql://temp@" + place, "in-time").succeeds().out())
                .startsWith("f ");
        assertThat(tryPsql("postgresql://temp@" + place, "wrong").exitCode()).isNotZero();
        assertThat(tryPsql("postgresql://late@" + place, "too-late").exitCode()).isNotZero();
        assertThat(tryPsql("postgresql://temp@" + cluster.address(3) + ":6432/shop?sslmode=disable", "in-time")
                        .exitCode())
                .isNotZero();
        assertThat(first.sql("select prosecdef, pg_get_userbyid(proowner), proconfig[1], rolsuper, rolcanlogin"
                        + " from pg_proc join pg_roles r on r.oid = proowner where proname = 'look_up'"))
                .isEqualTo("t|pgbouncer_look_up|search_path=pg_catalog, pg_temp|f|f");
    }

    @Test
    @Order(4)
    void writesReachTheNewPrimaryByThemselves() {
        try (var balanced = writer("haproxy");
                var pooled = writer("pgbouncer")) {
            balanced.awaitWritesTo(cluster.address(1), LIMIT);
            pooled.awaitWritesTo(cluster.address(1), LIMIT);
            balanced.longestGap();
            pooled.longestGap();
            first.sh("kill -9 $(head -n 1 /opt/postgres/data/postmaster.pid)");
            balanced.awaitWritesTo(cluster.address(2), LIMIT);
            pooled.awaitWritesTo(cluster.address(2), LIMIT);
            System.out.println("postmaster killed: no writes through HAProxy for "
                    + balanced.longestGap().toMillis() + " ms, through PgBouncer for "
                    + pooled.longestGap().toMillis() + " ms");
            balancer.awaitPrimary(second, LIMIT);
            otherBalancer.awaitPrimary(second, LIMIT);
        }
    }

    @Test
    @Order(5)
    void theOldPrimaryComesBackByItselfAndAllIsAsWished() {
        cluster.awaitStreaming(2, 1, 3);
        cluster.deploy().succeeds();
        awaitTheCheck("haproxy", "pgbouncer");
        cluster.plan("--detailed-exitcode").succeeds();
    }

    @Test
    @Order(6)
    void writesGoOnThroughTheOtherBalancer() {
        try (var writer = writer("haproxy")) {
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            writer.longestGap();
            long connections = writer.connections();
            Docker.run("kill", balancer.node().name()).succeeds();
            Await.until("it connects again", LIMIT, writer::connections, now -> now > connections);
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            System.out.println("HAProxy's host killed: no writes for "
                    + writer.longestGap().toMillis() + " ms");
        }
        Docker.run("start", balancer.node().name()).succeeds();
        balancer.awaitPrimary(second, LIMIT);
    }

    @Test
    @Order(7)
    void aReloadKeepsConnectionsAndKnowsThePrimary() {
        try (var writer = writer("haproxy")) {
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            cluster.setVariable("haproxy_maxconn: 77");
            assertThat(cluster.plan().out()).contains("reloads haproxy");
            cluster.deploy().succeeds();
            assertThat(balancer.node().sh("cat /etc/haproxy/haproxy.cfg")).contains("maxconn 77");
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            assertThat(writer.connections()).as("connections").isEqualTo(1);
            // the new process knew at once who is up
            assertThat(balancer.primaries()).containsExactly(second.name());
        }
    }

    @Test
    @Order(8)
    void aMistakeInTheConfigurationChangesNothing() {
        var before = balancer.node().sh("cat /etc/haproxy/haproxy.cfg");
        cluster.setVariable("haproxy_server_options: [nonsense]");
        var deployed = cluster.deploy().showsNoStackTrace();
        assertThat(deployed.exitCode()).isEqualTo(5);
        assertThat(deployed.all()).contains("nonsense");
        assertThat(balancer.node().sh("cat /etc/haproxy/haproxy.cfg")).isEqualTo(before);
        cluster.edit("  haproxy_server_options: [nonsense]\n", "");
        cluster.deploy().succeeds();
    }

    @Test
    @Order(9)
    void pausedClientsSeeADelayAndNoError() {
        try (var writer = writer("pgbouncer")) {
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            int failures = writer.failures();
            pools().forEach(node -> node.sh("/usr/local/lib/howdah/pgbouncer-pause on 10"));
            long paused = writer.written();
            // clients of other ways write on, those of PgBouncer wait
            second.sql("create table while_paused ()");
            assertThat(writer.written()).isEqualTo(paused);
            // once is restarted what they write to: they notice nothing
            second.sh("systemctl restart postgres");
            pools().forEach(node -> node.sh("/usr/local/lib/howdah/pgbouncer-pause off " + second.name()));
            writer.awaitWritesTo(cluster.address(2), LIMIT);
            assertThat(writer.failures()).isEqualTo(failures);
            assertThat(writer.connections()).isEqualTo(1);
            assertThat(third.sh("systemctl list-timers --all")).doesNotContain("howdah-pgbouncer-resume");
        }
    }

    @Test
    @Order(10)
    void aFormerPrimaryThatRunsOnIsNotWrittenTo() {
        // somebody promotes a replica by hand; the primary runs on, and its last standby goes away
        second.sh("systemctl stop howdah-fence"); // it would stop that one within seconds
        third.sh("systemctl stop postgres");
        first.sql("select pg_promote()");
        Await.until(first.name() + " is primary", LIMIT, first::takesWrites, yes -> yes);
        assertThat(second.takesWrites()).isTrue();
        balancer.awaitPrimary(first, LIMIT);
        assertThat(health(second, "primary")).contains("503").contains("was promoted after it");
        try (var balanced = writer("haproxy");
                var pooled = writer("pgbouncer")) {
            balanced.awaitWritesTo(cluster.address(1), LIMIT);
            pooled.awaitWritesTo(cluster.address(1), LIMIT);
        }
    }

    private List<Node> pools() {
        return List.of(first, second, third);
    }

    private Writer writer(String way) {
        return Writer.start(way + "-" + System.nanoTime(), string(way, "read-write", "jdbc"), "app", password);
    }

    private String health(Node node, String path) {
        int number = pools().indexOf(node) + 1;
        return Running.start(
                        List.of("curl", "-s", "-i", "http://" + cluster.address(number) + ":8009/" + path),
                        Path.of("/"),
                        Map.of())
                .end(Duration.ofSeconds(20))
                .out();
    }

    private void awaitTheCheck(String... names) {
        Await.until(
                "test says that all is well with " + String.join(", ", names),
                LIMIT,
                () -> cluster.run("test", "--format", "json").out(),
                json -> List.of(names).stream()
                        .allMatch(name -> !Pattern.compile(
                                        "\"name\" : \"" + name + "\",\\s*\"instance\" : \"[^\"]*\",\\s*\"ok\" : false")
                                .matcher(json)
                                .find()));
    }

    private String string(String way, String use, String driver) {
        return Dsn.of(cluster, way, use, driver);
    }

    private String psql(String string) {
        return tryPsql(string, password).succeeds().out().strip();
    }

    private static Ran tryPsql(String string, String password) {
        return Running.start(
                        List.of(
                                "psql",
                                string,
                                "-XqAtw",
                                "-F",
                                " ",
                                "-c",
                                "select pg_is_in_recovery(), host(inet_server_addr())"),
                        Path.of("/"),
                        Map.of("PGPASSWORD", password))
                .end(Duration.ofSeconds(30));
    }
}
