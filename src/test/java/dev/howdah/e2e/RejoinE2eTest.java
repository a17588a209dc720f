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

    private void assertFollows() {
        cluster.awaitStreaming(2, 1, 3);
        Await.until(
                "it has what the primary has, and no more",
                LIMIT,
                () -> first.rows("select entry from ledger"),
                List.of("before", "after")::equals);
        assertThat(second.repmgr("cluster show").succeeds().all()).doesNotContain("WARNING");
        cluster.plan("--detailed-exitcode").succeeds();
        Await.until("test is content", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }
}
