package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Patroni with three members of etcd, two HAProxy, PgBouncer and Barman, and an application that writes through
/// HAProxy
/// from the first deploy to the last fault: what it feels of each, and that a deploy moves nobody.
abstract class PatroniStory {

    private static final Duration LIMIT = PatroniCluster.LIMIT;

    private final TestCluster cluster;
    private final PatroniCluster patroni;
    private final Node first;
    private final Node second;
    private final Node third;
    private final List<Writer> writers = new ArrayList<>();
    private String password = "";
    private int failures;

    PatroniStory(String debian, int number) {
        cluster = TestCluster.prepared("patroni" + debian, number, debian, 1);
        patroni = new PatroniCluster(cluster);
        first = cluster.node(1);
        second = cluster.node(2);
        third = cluster.node(3);
    }

    @BeforeAll
    void deploy() {
        patroni.configure();
        cluster.deploy().succeeds();
        password = cluster.run("show-password", "app").succeeds().out().strip();
        start("haproxy");
    }

    @AfterAll
    void remove() {
        writers.forEach(Writer::close);
        cluster.close();
    }

    private Writer start(String way) {
        var writer = Writer.start(way, Dsn.of(cluster, way, "read-write", "jdbc"), "app", password);
        writers.add(writer);
        return writer;
    }

    /// The application that writes through HAProxy.
    private Writer writer() {
        return writers.getFirst();
    }

    @Test
    @Order(1)
    void isAsAskedForAndASecondDeployChangesNothing() {
        writer().awaitWritesTo(cluster.address(1), LIMIT);
        patroni.awaitLeader(first);
        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, 3);
        patroni.assertStore();
        assertThat(first.rows("select slot_name from pg_replication_slots where active"))
                .contains(second.name().replace('-', '_'))
                .anyMatch(slot -> slot.startsWith("backup_"));
        assertThat(first.sql("show data_checksums")).isEqualTo("on");
        assertThat(first.sh("systemctl is-enabled patroni").strip()).isEqualTo("enabled");
        AsAskedFor.barmanIsContent(cluster);
        cluster.plan("--detailed-exitcode").succeeds();
        cluster.deploy().succeeds();
        cluster.run("test").succeeds();
        assertUndisturbed(Duration.ofSeconds(5));
    }

    @Test
    @Order(2)
    void bothBalancersLeadToTheLeaderAndToTheReplicas() {
        for (var balancer : patroni.balancers()) {
            balancer.awaitPrimary(first, LIMIT);
            Await.until(
                    "the replicas are read from",
                    LIMIT,
                    balancer::replicas,
                    List.of(second.name(), third.name())::equals);
        }
        assertThat(cluster.run("status").succeeds().out()).contains("haproxy ok", "patroni ok", "pgbouncer ok");
    }

    @Test
    @Order(3)
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
        assertThat(patroni.rest(first, "https", "GET", "/primary")).isEqualTo("200");
        assertThat(patroni.rest(first, "https", "POST", "/restart")).isEqualTo("401");
        assertThat(patroni.rest(first, "http", "GET", "/primary")).isNotEqualTo("200");
    }

    @Test
    @Order(4)
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
        assertUndisturbed(Duration.ofSeconds(5));
    }

    @Test
    @Order(5)
    void oneSettingRestartsReplicasFirstAndTheLeaderLast() {
        cluster.setVariable("max_connections: 300");
        cluster.deploy().succeeds();
        assertThat(patroni.everywhere("max_connections")).containsExactly("300");
        assertRestartedInOrder(second, third, first);
        assertThat(patroni.leader()).isEqualTo(first);
        assertWritesGoOn(first, "leader restarted", Duration.ofSeconds(20));
    }

    @Test
    @Order(6)
    void aLimitThatShrinksRestartsTheLeaderFirst() {
        cluster.edit("max_connections: 300", "max_connections: 200");
        cluster.deploy().succeeds();
        assertThat(patroni.everywhere("max_connections")).containsExactly("200");
        assertRestartedInOrder(first, second, third);
        assertThat(patroni.leader()).isEqualTo(first);
        assertWritesGoOn(first, "leader restarted", Duration.ofSeconds(20));
        cluster.plan("--detailed-exitcode").succeeds();
    }

    private static void assertRestartedInOrder(Node... nodes) {
        var times = List.of(nodes).stream()
                .map(node -> Double.valueOf(node.sql("select extract(epoch from pg_postmaster_start_time())")))
                .toList();
        assertThat(times).isSorted();
    }

    @Test
    @Order(7)
    void writesGoOnWhenAMemberOfEtcdIsLost() {
        var lost = patroni.etcds().getFirst();
        var etcdctl = "set -a; . /etc/etcd/etcdctl.env; etcdctl endpoint health";
        Docker.run("stop", lost.name()).succeeds();
        Await.until(
                "etcd goes on without it",
                LIMIT,
                () -> Docker.run("exec", patroni.etcds().get(1).name(), "sh", "-c", etcdctl),
                ran -> ran.exitCode() == 0);
        writer().awaitWritesTo(cluster.address(1), LIMIT);
        assertUndisturbed(Duration.ofSeconds(10));
        Docker.run("start", lost.name()).succeeds();
        Await.until(
                "it is back",
                LIMIT,
                () -> Docker.run("exec", lost.name(), "sh", "-c", etcdctl),
                ran -> ran.exitCode() == 0);
    }

    @Test
    @Order(8)
    void writesGoOnThroughTheOtherBalancer() {
        var lost = patroni.balancerOf(first, "haproxy");
        long connections = writer().connections();
        Docker.run("kill", lost.node().name()).succeeds();
        Await.until("it connects again", LIMIT, writer()::connections, now -> now > connections);
        assertWritesGoOn(first, "HAProxy's host killed", Duration.ofSeconds(20));
        Docker.run("start", lost.node().name()).succeeds();
        lost.awaitPrimary(first, LIMIT);
    }

    @Test
    @Order(9)
    void aLeaderWhosePostmasterIsKilledGoesOnItself() {
        int failures = writer().failures();
        first.sh("kill -9 $(head -n 1 /opt/postgres/data/postmaster.pid)");
        Await.until("it fails", LIMIT, writer()::failures, now -> now > failures);
        var leader = patroni.leader();
        assertWritesGoOn(leader, "postmaster killed", Duration.ofSeconds(40));
        patroni.awaitLeader(leader);
        // until it follows again, it could not take the place of a leader that is lost
        var other = leader.equals(first) ? second : first;
        Await.until("the other one follows", LIMIT, leader::streaming, names -> names.contains(other.name()));
    }

    @Test
    @Order(10)
    void aReplicaIsPromotedWhenTheLeadersMachineStops() {
        var lost = patroni.leader();
        var other = lost.equals(first) ? second : first;
        var pooled = start("pgbouncer");
        pooled.awaitWritesTo(patroni.address(lost), LIMIT);
        Docker.run("kill", lost.name()).succeeds();
        Await.until("the other one is promoted", LIMIT, other::takesWrites, yes -> yes);
        assertWritesGoOn(other, "leader's container killed", Duration.ofSeconds(60));
        pooled.awaitWritesTo(patroni.address(other), LIMIT);
        assertThat(third.takesWrites()).isFalse();
        // the slot was there before anything was received, so no WAL is missing
        assertThat(other.rows("select slot_name from pg_replication_slots"))
                .anyMatch(slot -> slot.startsWith("backup_"));
    }

    @Test
    @Order(11)
    void theOldLeaderComesBackAsAReplicaByItself() {
        var leader = patroni.leader();
        var lost = leader.equals(first) ? second : first;
        Docker.run("start", lost.name()).succeeds();
        patroni.awaitLeader(leader);
        Await.until("it streams", LIMIT, leader::streaming, names -> names.contains(lost.name()));
        for (var balancer : patroni.balancers()) {
            balancer.awaitPrimary(leader, LIMIT);
        }
        assertUndisturbed(Duration.ofSeconds(5));
    }

    @Test
    @Order(12)
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
        assertUndisturbed(Duration.ofSeconds(5));
    }

    /// From a backup of the first leader, over the changes of timelines since.
    @Test
    @Order(13)
    void barmanRestoresAMomentAfterTheFailover() {
        var leader = patroni.leader();
        leader.sql("create table ledger (entry text); insert into ledger values ('after')");
        var moment = leader.sql("select clock_timestamp()");
        leader.sql("insert into ledger values ('too late')");
        assertThat(Restored.rows(cluster, leader, moment, "select entry from ledger"))
                .containsExactly("after");
        assertUndisturbed(Duration.ofSeconds(5));
    }

    /// Rows are taken by this member from now on, and every row that was acknowledged is there.
    private void assertWritesGoOn(Node leader, String after, Duration longest) {
        var writer = writer();
        writer.awaitWritesTo(patroni.address(leader), LIMIT);
        var gap = writer.longestGap();
        System.out.printf("%s: %s: no writes through HAProxy for %d ms%n", first.name(), after, gap.toMillis());
        assertThat(gap).as(after).isLessThan(longest);
        long written = writer.written();
        assertThat(Long.parseLong(leader.rows("shop", "select count(*) from written where who = 'haproxy'")
                        .getFirst()))
                .isGreaterThanOrEqualTo(written);
        failures = writer.failures();
    }

    /// Nothing failed since the last fault, and nothing took long.
    private void assertUndisturbed(Duration longest) {
        assertThat(writer().failures()).isEqualTo(failures);
        assertThat(writer().longestGap()).isLessThan(longest);
    }
}
