package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Patroni with three members of etcd and Barman on Debian 12: what a deploy makes, changes and leaves alone, and what
/// an application that writes all the time feels of each fault.
@Story
class PatroniE2eTest {

    private static final Duration LIMIT = PatroniCluster.LIMIT;

    private final TestCluster cluster = TestCluster.prepared("patroni", 8, "12", 1);
    private final PatroniCluster patroni = new PatroniCluster(cluster);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private final Node third = cluster.node(3);
    private String password = "";

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        patroni.turnOver();
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
        patroni.awaitLeader(first);
        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, 3);
        patroni.assertStore();
        assertThat(first.rows("select slot_name from pg_replication_slots where active"))
                .contains(second.name().replace('-', '_'))
                .anyMatch(slot -> slot.startsWith("backup_"));
        assertThat(first.sql("show data_checksums")).isEqualTo("on");
        assertThat(Docker.run("exec", first.name(), "systemctl", "is-enabled", "patroni")
                        .out()
                        .strip())
                .isEqualTo("enabled");
        AsAskedFor.barmanIsContent(cluster);
        cluster.plan("--detailed-exitcode").succeeds();
        cluster.deploy().succeeds();
        cluster.run("test").succeeds();
    }

    @Test
    @Order(2)
    void secretsAreInFilesOnly() {
        var rest = cluster.run("show-password", "patroni").succeeds().out().strip();
        var store =
                cluster.run("show-password", "etcd_patroni").succeeds().out().strip();
        assertThat(first.sh("cat /etc/patroni/*/patroni.yml")).contains(rest, store);
        assertThat(first.sh("stat -c '%a %U:%G' /etc/patroni/*/patroni.yml").strip())
                .isEqualTo("640 root:postgres");
        for (var node : List.of(first, patroni.etcds().getFirst())) {
            assertThat(node.sh(
                            "journalctl --no-pager -o cat; ps axww -o args; cat /var/log/postgres/* 2>/dev/null; true"))
                    .doesNotContain(rest, store, password);
        }
        assertThat(cluster.allJournals()).doesNotContain(rest, store, password);
        var url = "https://" + first.name() + ":8008";
        assertThat(http(url, "GET", "/primary")).isEqualTo("200");
        assertThat(http(url, "POST", "/restart")).isEqualTo("401");
        assertThat(http(url.replace("https", "http"), "GET", "/primary")).isNotEqualTo("200");
    }

    private String http(String url, String method, String path) {
        return Docker.run("exec", third.name(), "python3", "-c", """
                import ssl, urllib.request, urllib.error
                context = ssl.create_default_context(cafile='/etc/howdah/ca.crt')
                try:
                    print(urllib.request.urlopen(urllib.request.Request('%s%s', method='%s'), context=context).status)
                except urllib.error.HTTPError as error:
                    print(error.code)
                except OSError as error:
                    print('none')
                """.formatted(url, path, method))
                .out()
                .strip();
    }

    @Test
    @Order(3)
    void oneSettingIsReloadedAndRestartsNobody() {
        var started = patroni.startTimes();
        cluster.setVariable("work_mem: 21MB");

        var changes = PlannedChanges.read(cluster.plan("--format", "json").out());

        assertThat(changes.get(first.name()))
                .containsExactlyInAnyOrder(
                        "Patroni's settings of the cluster: update", "settings of Postgres by Patroni: update, reload");
        assertThat(changes.get(third.name())).containsExactly("settings of Postgres by Patroni: update, reload");
        assertThat(changes.getOrDefault(cluster.barman().name(), Set.of())).isEmpty();
        cluster.deploy().succeeds();
        assertThat(patroni.everywhere("work_mem")).containsExactly("21MB");
        assertThat(patroni.startTimes()).isEqualTo(started);
        cluster.plan("--detailed-exitcode").succeeds();
    }

    @Test
    @Order(4)
    void oneSettingRestartsReplicasFirstAndTheLeaderLast() {
        cluster.setVariable("max_connections: 300");
        cluster.deploy().succeeds();
        assertThat(patroni.everywhere("max_connections")).containsExactly("300");
        assertRestartedInOrder(second, third, first);
        assertThat(patroni.leader()).isEqualTo(first);
    }

    @Test
    @Order(5)
    void aLimitThatShrinksRestartsTheLeaderFirst() {
        cluster.edit("max_connections: 300", "max_connections: 200");
        cluster.deploy().succeeds();
        assertThat(patroni.everywhere("max_connections")).containsExactly("200");
        assertRestartedInOrder(first, second, third);
        assertThat(patroni.leader()).isEqualTo(first);
        cluster.plan("--detailed-exitcode").succeeds();
    }

    private static void assertRestartedInOrder(Node... nodes) {
        var times = List.of(nodes).stream()
                .map(node -> Double.valueOf(node.sql("select extract(epoch from pg_postmaster_start_time())")))
                .toList();
        assertThat(times).isSorted();
    }

    @Test
    @Order(6)
    void writesGoOnWhenAMemberOfEtcdIsLost() {
        var lost = patroni.etcds().getFirst();
        try (var writer = writer("etcd")) {
            writer.awaitWritesTo(cluster.address(1), LIMIT);
            Docker.run("stop", lost.name()).succeeds();
            Await.until(
                    "etcd goes on without it",
                    LIMIT,
                    () -> Docker.run(
                            "exec",
                            patroni.etcds().get(1).name(),
                            "sh",
                            "-c",
                            "set -a; . /etc/etcd/etcdctl.env; etcdctl endpoint health"),
                    ran -> ran.exitCode() == 0);
            writer.awaitWritesTo(cluster.address(1), LIMIT);
            assertThat(writer.longestGap()).isLessThan(Duration.ofSeconds(10));
            assertThat(writer.failures()).isZero();
            Docker.run("start", lost.name()).succeeds();
            Await.until("it is back", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
        }
    }

    @Test
    @Order(7)
    void aLeaderWhosePostmasterIsKilledGoesOnItself() {
        try (var writer = writer("killed")) {
            writer.awaitWritesTo(cluster.address(1), LIMIT);
            first.sh("kill -9 $(head -n 1 /opt/postgres/data/postmaster.pid)");
            Await.until("it fails", LIMIT, writer::failures, failures -> failures > 0);
            var leader = patroni.leader();
            writer.awaitWritesTo(patroni.address(leader), LIMIT);
            System.getLogger("e2e").log(System.Logger.Level.INFO, "killed: {0}", writer.longestGap());
            assertKept(writer, "killed", leader);
            patroni.awaitLeader(leader);
        }
    }

    @Test
    @Order(8)
    void aReplicaIsPromotedWhenTheLeadersMachineStops() {
        var lost = patroni.leader();
        var other = lost.equals(first) ? second : first;
        try (var writer = writer("stopped")) {
            writer.awaitWritesTo(patroni.address(lost), LIMIT);
            Docker.run("kill", lost.name()).succeeds();
            Await.until("the other one is promoted", LIMIT, other::takesWrites, yes -> yes);
            writer.awaitWritesTo(patroni.address(other), LIMIT);
            System.getLogger("e2e").log(System.Logger.Level.INFO, "stopped: {0}", writer.longestGap());
            assertThat(third.takesWrites()).isFalse();
            assertKept(writer, "stopped", other);
        }
    }

    @Test
    @Order(9)
    void theOldLeaderComesBackAsAReplicaByItself() {
        var leader = patroni.leader();
        var lost = leader.equals(first) ? second : first;
        Docker.run("start", lost.name()).succeeds();
        patroni.awaitLeader(leader);
        Await.until("it streams", LIMIT, () -> leader.streaming(), names -> names.contains(lost.name()));
    }

    @Test
    @Order(10)
    void aDeployAfterTheFailoverOnlyPutsBarmansHostsInOrder() {
        var leader = patroni.leader();
        var changes = PlannedChanges.read(cluster.plan("--format", "json").out());
        assertThat(changes.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(cluster.barman().name()))
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .as("%s", changes)
                .isEmpty();
        assertThat(changes.getOrDefault(cluster.barman().name(), Set.of()))
                .allMatch(change -> change.startsWith("file /etc/barman.d/")
                        || change.startsWith("file /usr/local/lib/howdah/barman-ssh")
                        || change.startsWith("WAL of "));
        var started = patroni.startTimes();

        cluster.deploy().succeeds();

        assertThat(patroni.leader()).isEqualTo(leader);
        assertThat(patroni.startTimes()).isEqualTo(started);
        AsAskedFor.barmanIsContent(cluster);
        cluster.plan("--detailed-exitcode").succeeds();
        cluster.run("test").succeeds();
    }

    private Writer writer(String who) {
        return Writer.start(who, patroni.url(), "app", password);
    }

    /// Every row that was acknowledged is there.
    private static void assertKept(Writer writer, String who, Node leader) {
        long written = writer.written();
        var rows = Docker.run(
                        "exec",
                        "-u",
                        "postgres",
                        leader.name(),
                        "psql",
                        "-XAt",
                        "-d",
                        "shop",
                        "-c",
                        "select count(*) from written where who = '" + who + "'")
                .succeeds()
                .out()
                .strip();
        assertThat(Long.parseLong(rows)).isGreaterThanOrEqualTo(written);
    }
}
