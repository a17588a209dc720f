package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A primary is lost, and what a deploy makes of that: it accepts the new one, loses nothing, and never makes two.
@Story
class FailoverE2eTest {

    private static final int STEP_FAILED = 5;
    private static final Duration PROMOTION = Duration.ofMinutes(3);

    private final TestCluster cluster = TestCluster.prepared("failover", 1, "12", 1);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private final Node third = cluster.node(3);

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        // else it would come back by itself: FencingE2eTest
        cluster.setVariable("failover_speed: fast", "synchronous_replication: quorum", "repmgr_auto_rejoin: false");
        cluster.deploy().succeeds();
        AsAskedFor.check(cluster, 1);
        first.sql("create table ledger (entry text); insert into ledger values ('before')");
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    /// The replica's WAL receiver stands still, as that of a host that is cut off.
    @Test
    @Order(0)
    void aWriteWaitsWhileTheLastSynchronousReplicaIsAway() {
        assertThat(first.rows(
                        "select application_name, sync_state from pg_stat_replication where sync_state = 'quorum'"))
                .containsExactly(second.name() + "|quorum");
        second.sh("kill -STOP $(pgrep -f 'postgres: .*[w]alreceiver')");
        first.sh("setsid runuser -u postgres -- psql -Xqt -c \"insert into ledger values ('waited')\" -c 'select 42'"
                + " >/tmp/waited 2>&1 </dev/null &");
        Await.until(
                "the write waits for the replica",
                PROMOTION,
                () -> first.sql("select count(*) from pg_stat_activity where wait_event = 'SyncRep'"),
                "1"::equals);
        assertLedger(first, "before");
        assertThat(first.sh("cat /tmp/waited")).isBlank();

        second.sh("kill -CONT $(pgrep -f 'postgres: .*[w]alreceiver')");
        Await.until("the write goes on", PROMOTION, () -> first.sh("cat /tmp/waited"), text -> text.contains("42"));
        assertLedger(first, "before", "waited");
        first.sql("delete from ledger where entry = 'waited'");
    }

    @Test
    @Order(1)
    void theReplicaIsPromotedWhenThePostmasterIsKilled() {
        first.sh("kill -9 $(head -n 1 /opt/postgres/data/postmaster.pid)");
        Await.until(second.name() + " is primary", PROMOTION, second::takesWrites, yes -> yes);
        second.sql("insert into ledger values ('after')");
        cluster.awaitStreaming(2, 3);
        assertThat(first.takesWrites()).isFalse();
    }

    @Test
    @Order(2)
    void statusShowsIt() {
        var shown = cluster.run("status");
        assertThat(shown.all()).contains(second.name());
        shown.showsNoStackTrace();
        var json = cluster.run("status", "--format", "json").out();
        assertThat(json).containsPattern("\"primary\"\\s*:\\s*\"" + second.name() + "\"");
    }

    @Test
    @Order(3)
    void deployAcceptsTheNewPrimaryAndDoesNotStartTheOldOne() {
        var started = second.sql("select pg_postmaster_start_time()");
        var deployed = cluster.deploy().exits(STEP_FAILED).showsNoStackTrace();
        assertThat(deployed.all())
                .contains(first.name() + " was primary")
                .contains("never two")
                .contains("--reclone " + first.name());
        assertOnlyPrimaryIs(second);
        assertThat(second.sql("select pg_postmaster_start_time()")).isEqualTo(started);
        assertLedger(second, "before", "after");
        cluster.awaitStreaming(2, 3);
    }

    @Test
    @Order(4)
    void barmanFollowsTheNewPrimary() {
        assertThat(cluster.barman().sh("cat /etc/barman.d/*.conf"))
                .containsPattern("streaming_conninfo *= *host=" + second.name());
        AsAskedFor.barmanIsContent(cluster);
    }

    /// From the backup of the old primary, over the change of timelines, with no WAL missing between.
    @Test
    @Order(4)
    void barmanRestoresAMomentAfterTheFailover() {
        var moment = second.sql("select clock_timestamp()");
        second.sql("insert into ledger values ('too late')");
        assertThat(Restored.rows(cluster, second, moment, "select entry from ledger"))
                .containsExactly("before", "after");
        second.sql("delete from ledger where entry = 'too late'");
    }

    @Test
    @Order(5)
    void theOldPrimaryComesBackAsAReplicaWhereTheUserSaysSo() {
        cluster.deploy("--reclone", first.name()).succeeds();
        cluster.awaitStreaming(2, 1, 3);
        assertOnlyPrimaryIs(second);
        Await.until("the entries arrive", PROMOTION, () -> ledger(first), List.of("before", "after")::equals);
        assertThat(first.sh("ls -d /opt/postgres/data.before-*").strip().lines())
                .hasSize(1);
        Await.until(
                "repmgr sees it",
                PROMOTION,
                () -> second.repmgr("cluster show"),
                shown -> shown.exitCode() == 0 && !shown.all().contains("WARNING"));
        cluster.plan("--detailed-exitcode").succeeds();
    }

    @Test
    @Order(6)
    void aReplicaIsPromotedWhenThePrimarysMachineStops() {
        Docker.run("stop", second.name()).succeeds();
        Await.until(
                "one of the others is primary",
                PROMOTION,
                () -> List.of(first.takesWrites(), third.takesWrites()),
                primaries -> primaries.contains(true));
        var now = primary();
        now.sql("insert into ledger values ('later')");
        var other = now.equals(first) ? 3 : 1;
        Await.until(
                "the other one follows",
                PROMOTION,
                now::streaming,
                List.of(cluster.node(other).name())::equals);
    }

    @Test
    @Order(7)
    void aStoppedPrimaryThatStartsAgainIsNoSecondPrimary() {
        var now = primary();
        Docker.run("start", second.name()).succeeds();
        Await.until(
                second.name() + " has booted",
                Duration.ofMinutes(2),
                () -> Docker.run("exec", second.name(), "systemctl", "is-system-running")
                        .out()
                        .strip(),
                state -> state.equals("running") || state.equals("degraded"));
        assertThat(second.takesWrites()).isFalse();
        assertOnlyPrimaryIs(now);
    }

    @Test
    @Order(8)
    void deployStartsTheMachineButNotTheFormerPrimary() {
        var now = primary();
        Docker.run("stop", second.name()).succeeds();
        var deployed = cluster.deploy().exits(STEP_FAILED).showsNoStackTrace();
        assertThat(deployed.all()).contains(second.name() + " was primary").contains("--reclone " + second.name());
        assertOnlyPrimaryIs(now);
        assertLedger(now, "before", "after", "later");
        AsAskedFor.barmanIsContent(cluster);
    }

    @Test
    @Order(9)
    void afterCloningItAnewAllIsWellAgain() {
        var now = primary();
        cluster.deploy("--reclone", second.name()).succeeds();
        assertOnlyPrimaryIs(now);
        Await.until("the entries arrive", PROMOTION, () -> ledger(second), List.of("before", "after", "later")::equals);
        AsAskedFor.barmanIsContent(cluster);
        cluster.plan("--detailed-exitcode").succeeds();
    }

    private Node primary() {
        var primaries = cluster.dataNodes().stream().filter(Node::takesWrites).toList();
        assertThat(primaries).as("primaries").hasSize(1);
        return primaries.getFirst();
    }

    private void assertOnlyPrimaryIs(Node expected) {
        assertThat(primary()).isEqualTo(expected);
    }

    private static List<String> ledger(Node node) {
        return node.trySql("select entry from ledger").out().strip().lines().toList();
    }

    private static void assertLedger(Node node, String... entries) {
        assertThat(ledger(node)).containsExactly(entries);
    }
}
