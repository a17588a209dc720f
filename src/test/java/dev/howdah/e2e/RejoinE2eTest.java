package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A primary is lost while nobody may take its place by itself: somebody promotes a standby, and the former primary,
/// which
/// wrote on, comes back.
@Story
class RejoinE2eTest {

    private static final int CHECK_FAILED = 1;
    private static final int STEP_FAILED = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final TestCluster cluster = TestCluster.prepared("rejoin", 14, "12", 1);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private final Node third = cluster.node(3);

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        cluster.setVariable("repmgr_failover: manual");
        cluster.deploy().succeeds();
        first.sql("create table ledger (entry text); insert into ledger values ('before')");
        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, 3);
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void aPrimaryThatIsAliveIsNotReplaced() {
        assertThat(cluster.run("failover").exits(CHECK_FAILED).all())
                .contains(first.name(), "it is primary and takes writes", "howdah switchover");
        assertThat(cluster.run("rejoin", first.name()).exits(CHECK_FAILED).all())
                .contains("it is the primary");
        assertThat(cluster.run("rejoin", second.name()).succeeds().out()).contains("already follows " + first.name());
    }

    @Test
    @Order(2)
    void aStandbyTakesThePlaceOfTheLostPrimary() {
        second.sh("systemctl stop postgres");
        first.sql("insert into ledger values ('lost')"); // nobody else has it
        first.sh("echo 'work_mem = 7MB' >> /opt/postgres/data/conf.d/9999-override.conf");
        Docker.run("kill", first.name()).succeeds();
        second.sh("systemctl start postgres");
        cluster.awaitStreaming(2, 3);
        assertThat(cluster.run("failover").exits(CHECK_FAILED).all()).contains("--lost " + first.name());
        var dry = cluster.run("failover", "--lost", first.name(), "--dry-run").succeeds();
        assertThat(dry.out()).contains(second.name() + ": has most of what was written");
        assertThat(second.takesWrites()).isFalse();
        var ran = cluster.run("failover", "--lost", first.name()).succeeds().showsNoStackTrace();
        assertThat(ran.out()).contains(second.name() + " is the primary.");
        assertThat(second.takesWrites()).isTrue();
        second.sql("insert into ledger values ('after')");
        cluster.awaitStreaming(2, 3);
        Await.until(
                "WAL streams to Barman from the new primary",
                Duration.ofSeconds(60),
                () -> second.sql("select count(*) from pg_stat_replication where application_name ~ 'barman'"),
                "1"::equals);
        assertThat(second.rows("repmgr", "select node_id from repmgr.nodes where type = 'primary' and active"))
                .containsExactly("2");
        assertThat(second.rows("repmgr", "select repmgr.repmgrd_is_paused()")).containsExactly("f");
    }

    @Test
    @Order(3)
    void theFormerPrimaryIsRewoundAndFollows() {
        Docker.run("start", first.name()).succeeds();
        Await.until(
                first.name() + " has booted",
                LIMIT,
                () -> Docker.run("exec", first.name(), "systemctl", "is-system-running")
                        .out()
                        .strip(),
                state -> state.equals("running") || state.equals("degraded"));
        assertThat(first.takesWrites()).isFalse();
        cluster.run("rejoin", first.name()).succeeds().showsNoStackTrace();
        assertFollows();
        assertThat(first.sql("show work_mem")).isEqualTo("7MB");
        assertThat(first.sql("show cluster_name")).isEqualTo(first.name());
        assertThat(cluster.allJournals()).contains("history of /opt/postgres/data");
    }

    @Test
    @Order(4)
    void whereItCannotBeRewoundItIsClonedOnlyByTheUsersWord() {
        first.sh("systemctl stop postgres; rm /opt/postgres/data/standby.signal; touch /opt/postgres/data.rewinding");
        var refused = cluster.run("rejoin", first.name()).exits(STEP_FAILED).showsNoStackTrace();
        assertThat(refused.all()).contains("a new clone is needed", "--reclone");
        assertThat(first.sh("ls -d /opt/postgres/data*")).doesNotContain(".before-");
        cluster.run("rejoin", first.name(), "--reclone").succeeds();
        assertThat(first.sh("ls -d /opt/postgres/data*")).contains(".before-").doesNotContain("rewinding");
        assertFollows();
    }

    /// Now both others follow the second one.
    @Test
    @Order(5)
    void aStandbyFollowsAnotherOneAndItsSlotGoesWithIt() {
        var dry = cluster.run("follow", third.name(), first.name(), "--dry-run").succeeds();
        assertThat(dry.out())
                .contains(third.name() + ": streams from " + first.name() + " instead of " + second.name());
        cluster.awaitStreaming(2, 1, 3);
        var ran = cluster.run("follow", third.name(), first.name()).succeeds().showsNoStackTrace();
        assertThat(ran.out()).contains(third.name() + " follows " + first.name() + ".");
        cluster.awaitStreaming(1, 3);
        assertThat(slots(first)).containsExactly("repmgr_slot_3 t");
        assertThat(slots(second)).contains("repmgr_slot_1 t").doesNotContain("repmgr_slot_3 t", "repmgr_slot_3 f");
        assertInOrder();
        assertThat(cluster.run("follow", third.name(), first.name()).succeeds().out())
                .contains("already follows " + first.name());
        assertThat(cluster.run("follow", first.name(), third.name())
                        .exits(CHECK_FAILED)
                        .all())
                .contains("that would be a circle");
    }

    /// Its upstream is lost, it follows another one, and the former upstream comes back with its slot.
    @Test
    @Order(6)
    void whatIsLeftOnAFormerUpstreamIsToldAndDropped() {
        first.sh("systemctl stop postgres");
        cluster.run("follow", third.name(), second.name()).succeeds();
        cluster.awaitStreaming(2, 3);
        first.sh("systemctl start postgres");
        cluster.awaitStreaming(2, 1, 3);
        assertThat(slots(first)).containsExactly("repmgr_slot_3 f");
        assertThat(cluster.run("test").exits(CHECK_FAILED).all())
                .contains("slot repmgr_slot_3 is not in use", "howdah follow CLUSTER " + third.name());
        cluster.run("follow", third.name(), second.name()).succeeds();
        assertThat(slots(first)).isEmpty();
        assertInOrder();
    }

    @Test
    @Order(7)
    void whoGetsNoWalFromTheNewOneGoesBack() {
        new Machines(cluster).separate(third, cluster.address(1));
        var ran = cluster.run("follow", third.name(), first.name())
                .exits(STEP_FAILED)
                .showsNoStackTrace();
        assertThat(ran.all()).contains("no WAL arrives", third.name() + " follows " + second.name() + " again");
        cluster.awaitStreaming(2, 1, 3);
        assertThat(slots(first)).isEmpty();
        assertThat(third.rows("repmgr", "select repmgr.repmgrd_is_paused()")).containsExactly("f");
        new Machines(cluster).join(third, cluster.address(1));
        assertInOrder();
    }

    private static List<String> slots(Node node) {
        return node.rows(
                "postgres", "select slot_name || ' ' || left(active::text, 1) from pg_replication_slots order by 1");
    }

    private void assertFollows() {
        cluster.awaitStreaming(2, 1, 3);
        Await.until(
                "it has what the primary has, and no more",
                LIMIT,
                () -> first.rows("select entry from ledger"),
                List.of("before", "after")::equals);
        assertInOrder();
    }

    private void assertInOrder() {
        assertThat(second.repmgr("cluster show").succeeds().all()).doesNotContain("WARNING");
        cluster.plan("--detailed-exitcode").succeeds();
        Await.until("test is content", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }
}
