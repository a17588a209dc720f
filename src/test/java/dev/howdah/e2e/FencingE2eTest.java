package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Never two primaries under repmgr, in the layout primary, replica, cascaded replica, Barman: whoever is cut off, and
/// whoever comes back.
@Story
class FencingE2eTest {

    private static final int STEP_FAILED = 5;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// Lets a host reach another one no more, or again.
    private static final String CUT = "add";

    private static final String HEAL = "del";

    private final TestCluster cluster = TestCluster.prepared("fence", 8, "12", 1);
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private final Node third = cluster.node(3);

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        cluster.setVariable("repmgr_reconnect_attempts: 2", "repmgr_reconnect_interval: 2");
        cluster.deploy().succeeds();
        first.sql("create table ledger (entry text); insert into ledger values ('before')");
        Await.until("the voters are with the primary", LIMIT, () -> armed(first), yes -> yes);
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    /// The replica has no sibling, so by repmgr's own rules it would win every election.
    @Test
    @Order(1)
    void aReplicaThatAloneCannotReachThePrimaryIsNotPromoted() {
        route(second, CUT, 1);
        Await.until(
                "its promotion is refused",
                LIMIT,
                () -> journal(second, "repmgr"),
                text -> text.contains("not promoted: ") && text.contains("heard of " + first.name()));
        assertThat(first.takesWrites()).isTrue();
        assertThat(second.takesWrites()).isFalse();
        route(second, HEAL, 1);
        cluster.awaitStreaming(1, 2);
        first.sql("insert into ledger values ('after the line')");
        Await.until("the row arrives", LIMIT, () -> ledger(second), rows -> rows.contains("after the line"));
    }

    @Test
    @Order(2)
    void aPrimaryThatIsCutOffStopsItselfAndComesBackAsAStandby() {
        var address = cluster.address(1);
        Docker.run("network", "disconnect", Docker.network(first.name()), first.name())
                .succeeds();
        Await.until("the isolated primary has stopped", LIMIT, first::takesWrites, yes -> !yes);
        assertThat(second.takesWrites()).isFalse();
        Await.until(second.name() + " is primary", LIMIT, second::takesWrites, yes -> yes);
        second.sql("insert into ledger values ('from the new primary')");
        assertThat(first.takesWrites()).isFalse();
        assertThat(journal(first, "howdah-fence")).contains("stopped, so that there are never two primaries");
        assertThat(cluster.run("status").all())
                .contains(first.name() + ": Postgres was stopped at 2")
                .contains("not enough of the voters");
        Docker.run("network", "connect", "--ip", address, Docker.network(second.name()), first.name())
                .succeeds();
        cluster.awaitStreaming(2, 1, 3);
        assertOnlyPrimaryIs(second);
        Await.until("it has the new rows", LIMIT, () -> ledger(first), rows -> rows.contains("from the new primary"));
        assertThat(first.sh("cat /var/lib/howdah-fence/last-return")).contains("follows " + second.name());
        assertThat(cluster.run("status").all())
                .contains(first.name() + ": it came back by pg_rewind at 2")
                .contains("follows " + second.name());
        assertThat(second.sql("select active from pg_replication_slots where slot_name = 'repmgr_slot_1'"))
                .isEqualTo("t");
    }

    @Test
    @Order(3)
    void allIsAsADeployWouldMakeIt() {
        AsAskedFor.barmanIsContent(cluster);
        cluster.deploy().succeeds();
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
        cluster.plan("--detailed-exitcode").succeeds();
        assertOnlyPrimaryIs(second);
    }

    @Test
    @Order(4)
    void aPrimaryThatBootsWhileAllOthersAreDownWaitsForOneOfThem() {
        for (var node : List.of(third, first, second)) {
            Docker.run("stop", node.name()).succeeds();
        }
        Docker.run("start", second.name()).succeeds();
        Await.until(
                "its start is refused",
                LIMIT,
                () -> journal(second, "postgres"),
                text -> text.contains("not started: "));
        assertThat(second.takesWrites()).isFalse();
        Docker.run("start", first.name()).succeeds();
        Await.until(second.name() + " is primary", LIMIT, second::takesWrites, yes -> yes);
        Docker.run("start", third.name()).succeeds();
        cluster.awaitStreaming(2, 1, 3);
        assertOnlyPrimaryIs(second);
        assertThat(ledger(second)).containsExactly("before", "after the line", "from the new primary");
    }

    /// As after a crash in the middle of a move: repmgr would watch the wrong one, and not follow when the right one is
    /// lost.
    @Test
    @Order(5)
    void repmgrIsToldWhomAStandbyReallyFollows() {
        var update = "update repmgr.nodes set upstream_node_id = 1 where node_id = 3 returning upstream_node_id";
        assertThat(second.rows("repmgr", update)).containsExactly("1");
        Await.until(
                "it is written down",
                LIMIT,
                () -> second.rows("repmgr", "select upstream_node_id from repmgr.nodes where node_id = 3"),
                List.of("2")::equals);
        assertThat(journal(third, "howdah-fence")).contains("this standby follows " + second.name());
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
        cluster.plan("--detailed-exitcode").succeeds();
    }

    /// As after a promotion whose host was lost before repmgr had written it down.
    @Test
    @Order(6)
    void repmgrIsToldWhoIsPrimary() {
        var update = "update repmgr.nodes set type = case node_id when 1 then 'primary' else 'standby' end,"
                + " upstream_node_id = case node_id when 2 then 1 end where node_id in (1, 2) returning type";
        assertThat(second.rows("repmgr", update)).containsExactlyInAnyOrder("primary", "standby");
        second.sh("systemctl restart repmgr");
        Await.until(
                "it is written down",
                LIMIT,
                () -> second.rows(
                        "repmgr",
                        "select node_id from repmgr.nodes where type = 'primary' and active and upstream_node_id is null"),
                List.of("2")::equals);
        assertThat(journal(second, "howdah-fence")).contains("this is the primary, and repmgr had not");
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
        assertThat(journal(first, "howdah-fence")).contains("this standby follows " + second.name());
        cluster.run("pause").succeeds();
        assertThat(second.rows("repmgr", update)).hasSize(2);
        assertThat(cluster.deploy().succeeds().all()).contains("automatic failover is paused");
        cluster.plan("--detailed-exitcode").succeeds();
        Docker.run("pause", second.name()).succeeds();
        assertThat(cluster.run("resume").exits(STEP_FAILED).all())
                .contains("it may be the primary, and would not stop itself", "--lost " + second.name());
        assertThat(first.rows("repmgr", "select repmgr.repmgrd_is_paused()")).containsExactly("t");
        Docker.run("unpause", second.name()).succeeds();
        Await.until("it watches again", LIMIT, () -> cluster.run("resume"), ran -> ran.exitCode() == 0);
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    /// As where it waits for an answer of a primary whose processes stand still while its machine holds connections.
    @Test
    @Order(7)
    void aStandbyIsLedToTheNewPrimaryWhereRepmgrdHangs() {
        third.sh("pkill -STOP -x repmgrd");
        Docker.run("kill", second.name()).succeeds();
        Await.until(first.name() + " is primary", LIMIT, first::takesWrites, yes -> yes);
        cluster.awaitStreaming(1, 3);
        Await.until(
                "that is told",
                LIMIT,
                () -> journal(third, "howdah-fence"),
                text -> text.contains("led to the new primary " + first.name()));
        Docker.run("start", second.name()).succeeds();
        cluster.awaitStreaming(1, 2, 3);
        assertOnlyPrimaryIs(first);
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    /// The old primary waits for the new one, and the last standby is alone: neither may keep the other from taking
    /// writes.
    @Test
    @Order(8)
    void aNewPrimaryThatCrashesBeforeTheOldOneIsBackGoesOnItself() {
        Docker.run("kill", second.name()).succeeds();
        first.sql("insert into ledger values ('while one is away')");
        first.sh("kill -9 $(head -n 1 /opt/postgres/data/postmaster.pid)");
        Await.until("it has crashed", LIMIT, first::takesWrites, yes -> !yes);
        Await.until(first.name() + " is primary again", LIMIT, first::takesWrites, yes -> yes);
        cluster.awaitStreaming(1, 3);
        Docker.run("start", second.name()).succeeds();
        cluster.awaitStreaming(1, 2, 3);
        assertOnlyPrimaryIs(first);
        assertThat(ledger(first)).contains("while one is away");
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    /// As where the repmgrd of the one that is to be promoted waits for an answer of a primary that stands still.
    @Test
    @Order(9)
    void aStandbyIsPromotedWhereRepmgrdHangs() {
        second.sh("pkill -STOP -x repmgrd");
        Docker.run("kill", first.name()).succeeds();
        Await.until(second.name() + " is primary", LIMIT, second::takesWrites, yes -> yes);
        Await.until(
                "that is told",
                LIMIT,
                () -> journal(second, "howdah-fence"),
                text -> text.contains("repmgrd promoted nobody; promoted: voters"));
        assertThat(cluster.run("status").all()).contains(second.name() + ": it was promoted by howdah-fence at 2");
        cluster.awaitStreaming(2, 3);
        crashAndStart(second); // its own word of a candidate is still there
        cluster.awaitStreaming(2, 3);
        Docker.run("start", first.name()).succeeds();
        cluster.awaitStreaming(2, 1, 3);
        assertOnlyPrimaryIs(second);
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    /// Two standbys that do not see each other may both find that the primary is lost; a third one sees the word of
    /// either.
    @Test
    @Order(10)
    void nobodyIsPromotedBesideAnotherCandidate() {
        var word = "set application_name = 'howdah candidate 9 99';";
        Docker.run(
                        "exec",
                        "-d",
                        "-u",
                        "postgres",
                        third.name(),
                        "sh",
                        "-c",
                        ". /usr/local/lib/howdah/quorum; { echo \"" + word
                                + "\"; while echo 'select 1;'; do sleep 1; done; } | member 3")
                .succeeds();
        Docker.run("kill", second.name()).succeeds();
        Await.until(
                "the other candidate is seen",
                LIMIT,
                () -> journal(first, "repmgr"),
                text -> text.contains(
                        "another member is primary or is about to be, by what these know: " + third.name()));
        assertThat(first.takesWrites()).isFalse();
        third.sh("pkill -f '[c]andidate 9 99'");
        Await.until(first.name() + " is primary", LIMIT, first::takesWrites, yes -> yes);
        Docker.run("start", second.name()).succeeds();
        cluster.awaitStreaming(1, 2, 3);
        assertOnlyPrimaryIs(first);
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    /// It could not ask anybody before the start, and lives as long as it would have lived without one.
    @Test
    @Order(11)
    void aRestartGivesAPrimaryThatIsCutOffNoMoreTime() {
        var address = cluster.address(1);
        Docker.run("network", "disconnect", Docker.network(first.name()), first.name())
                .succeeds();
        crashAndStart(first);
        Await.until("the isolated primary has stopped", LIMIT, first::takesWrites, yes -> !yes);
        assertThat(second.takesWrites()).isFalse();
        Await.until(second.name() + " is primary", LIMIT, second::takesWrites, yes -> yes);
        assertThat(first.takesWrites()).isFalse();
        Await.until(
                "WAL streams to Barman",
                LIMIT,
                () -> second.sql("select count(*) from pg_stat_replication where application_name ~ 'barman'"),
                "1"::equals);
        noWalIsLeftFrom(second.sql("select pg_walfile_name(pg_current_wal_lsn())"));
        Docker.run("network", "connect", "--ip", address, Docker.network(second.name()), first.name())
                .succeeds();
        Await.until(
                "it is not brought back, as it could not follow",
                LIMIT,
                () -> cluster.run("status").all(),
                text -> text.contains("it could not be brought back by itself: pg_rewind could take it back to"));
        assertThat(cluster.run("rejoin", first.name()).exits(STEP_FAILED).all())
                .contains("the other one has no longer all WAL that was written since");
        cluster.run("rejoin", first.name(), "--reclone").succeeds();
        cluster.awaitStreaming(2, 1, 3);
        assertOnlyPrimaryIs(second);
        Await.until("all checks are good", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    private void noWalIsLeftFrom(String segment) {
        Await.until(
                segment + " is gone",
                LIMIT,
                () -> {
                    second.sql("select pg_switch_wal()");
                    second.sql("checkpoint");
                    return second.sql("select count(*) from pg_ls_waldir() where name = '" + segment + "'");
                },
                "0"::equals);
    }

    /// Without a clean stop, and before anybody could notice.
    private static void crashAndStart(Node node) {
        node.sh("kill -9 $(head -n 1 /opt/postgres/data/postmaster.pid); while pgrep -x postgres; do :; done;"
                + " systemctl reset-failed postgres; systemctl start postgres");
    }

    private void route(Node from, String verb, int to) {
        Docker.run(
                        "run",
                        "--rm",
                        "--net=container:" + from.name(),
                        "--cap-add",
                        "NET_ADMIN",
                        "--entrypoint",
                        "ip",
                        "howdah-test/debian:12",
                        "route",
                        verb,
                        "blackhole",
                        cluster.address(to) + "/32")
                .succeeds();
    }

    private static boolean armed(Node node) {
        return Docker.run("exec", node.name(), "test", "-e", "/var/lib/howdah-fence/armed")
                        .exitCode()
                == 0;
    }

    private static String journal(Node node, String unit) {
        return node.sh("journalctl -b -u " + unit + " --no-pager -o cat");
    }

    private void assertOnlyPrimaryIs(Node expected) {
        assertThat(cluster.dataNodes().stream().filter(Node::takesWrites)).containsExactly(expected);
    }

    private static List<String> ledger(Node node) {
        return node.trySql("select entry from ledger").out().strip().lines().toList();
    }
}
