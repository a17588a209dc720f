package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Drills on a cluster of three under repmgr: the fault goes whatever becomes of the drill, and what it reports is what
/// another client sees that knows nothing of it.
@Story
class DrillE2eTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int WRONG_INPUT = 3;
    private static final int STOPPED = 130;

    private final TestCluster cluster = TestCluster.prepared("drill", 15, "12", 1);
    private final Node first = cluster.node(1);
    private String password = "";

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        // else a row that was acknowledged in the last moment may be missing afterwards
        cluster.setVariable("synchronous_replication: quorum");
        cluster.setVariable(
                "repmgr_reconnect_attempts: 2",
                "repmgr_reconnect_interval: 2",
                "postgres_users:",
                "- username: app",
                "postgres_databases:",
                "- name: shop",
                "  owner: app");
        cluster.deploy().succeeds();
        password = cluster.run("show-password", "app").succeeds().out().strip();
        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, 3);
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void nothingIsBrokenWithoutConsentOrWhereItCouldHitOthers() {
        assertThat(cluster.run("drill", "--fault", "freeze").exits(WRONG_INPUT).all())
                .contains("has to be confirmed");
        assertThat(cluster.run("drill", "--fault", "disk-full", "--yes")
                        .exits(WRONG_INPUT)
                        .all())
                .contains("disk-full is refused", "others share");
        assertThat(cluster.run("drill", "--undo").succeeds().out()).contains("nothing to undo");
        assertThat(first.takesWrites()).isTrue();
    }

    @Test
    @Order(2)
    void aDrillThatIsToldToEndGivesTheNetworkBackFirst() {
        var address = address();
        var drill = cluster.start("drill", "--fault", "cut-network", "--yes");
        Await.until("the network is cut", LIMIT, this::address, String::isEmpty);
        signal(drill, "TERM");
        drill.end(LIMIT).exits(STOPPED);
        assertThat(address()).isEqualTo(address);
        assertNothingIsLeft();
        assertThat(first.takesWrites()).isTrue();
        cluster.awaitStreaming(1, 2);
    }

    @Test
    @Order(3)
    void aDrillThatWasKilledIsUndoneByTheNextCommand() {
        var drill = cluster.start("drill", "--fault", "freeze", "--yes");
        Await.until("the host stands still", LIMIT, () -> state(first), "paused"::equals);
        drill.kill();
        drill.end(LIMIT);
        assertThat(cluster.run("drill", "--fault", "freeze", "--yes")
                        .exits(WRONG_INPUT)
                        .all())
                .contains("was not undone", "--undo");
        assertThat(state(first)).isEqualTo("paused");
        cluster.run("drill", "--undo").succeeds();
        assertThat(state(first)).isEqualTo("running");
        assertNothingIsLeft();
        assertThat(primaries()).hasSize(1);
    }

    @Test
    @Order(4)
    void whatItReportsIsWhatAnotherClientSees() {
        makeWhole();
        var before = primaries().getFirst();
        var page = cluster.directory().resolve("drill.html");
        try (var other = Writer.start("other", url(), "app", password)) {
            other.awaitWritesTo(address(before), LIMIT);
            other.longestGap();
            var ran = cluster.run(
                    "drill", "--fault", "kill-postgres", "--yes", "--format", "json", "--report", page.toString());
            var report = JsonMapper.shared().readTree(ran.out()).at("/drills/0");
            var after = primaries();
            assertThat(ran.exitCode()).as(ran.all()).isZero();
            assertThat(after).hasSize(1).doesNotContain(before);
            other.awaitWritesTo(address(after.getFirst()), LIMIT);
            assertThat(report.path("primary_before").asString()).isEqualTo(before.name());
            assertThat(report.path("primary_after").asString())
                    .isEqualTo(after.getFirst().name());
            // both wait for the same promotion, and each up to 3 s longer for its own driver
            assertThat(report.path("write_gap").asDouble())
                    .isCloseTo(other.longestGap().toMillis() / 1000.0, within(4.0));
            assertThat(report.path("write_gap").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(report.at("/worst_case/seconds").asDouble());
            assertThat(report.path("rows_lost").asInt()).isZero();
            long acknowledged = other.written();
            assertThat(rowsOf("other", after.getFirst())).isGreaterThanOrEqualTo(acknowledged);
        }
        assertThat(cluster.barman().barmanCheck().all()).contains("receive-wal running: OK", "replication slot: OK");
        assertThat(TestCluster.read(page)).contains("<svg", "kill-postgres", before.name());
        assertNothingIsLeft();
        assertThat(cluster.allJournals())
                .contains("\"verb\":\"drill\"", "SIGKILL")
                .doesNotContain(password);
    }

    private static long rowsOf(String who, Node node) {
        return Long.parseLong(node.rows("shop", "select count(*) from written where who = '" + who + "'")
                .getFirst());
    }

    private void makeWhole() {
        Await.until("the cluster is whole", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    private List<Node> primaries() {
        return cluster.dataNodes().stream().filter(Node::takesWrites).toList();
    }

    private void assertNothingIsLeft() {
        var primary = primaries().getFirst();
        assertThat(primary.sql("select count(*) from pg_roles where rolname = 'howdah_drill'"))
                .isEqualTo("0");
        assertThat(primary.sql("select count(*) from pg_namespace where nspname = 'howdah_drill'"))
                .isEqualTo("0");
        assertThat(Files.exists(cluster.directory().resolve(".howdah").resolve("drill")))
                .isFalse();
    }

    private static void signal(Running running, String name) {
        Running.start(List.of("kill", "-" + name, Long.toString(running.pid())), Path.of("/"), Map.of())
                .end(LIMIT)
                .succeeds();
    }

    private static String state(Node node) {
        return Docker.run("inspect", "-f", "{{.State.Status}}", node.name())
                .succeeds()
                .out()
                .strip();
    }

    /// The address of the first member in its network; empty while it has none.
    private String address() {
        return Docker.run("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", first.name())
                .succeeds()
                .out()
                .strip();
    }

    private String address(Node node) {
        return cluster.address(cluster.dataNodes().indexOf(node) + 1);
    }

    private String url() {
        return "jdbc:postgresql://"
                + String.join(
                        ",",
                        cluster.dataNodes().stream()
                                .map(node -> address(node) + ":5432")
                                .toList())
                + "/shop?targetServerType=primary&connectTimeout=3&hostRecheckSeconds=2";
    }
}
