package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Two Postgres and a witness on the Barman host under EFM, which a package of our own stands in for: files, unit and
/// commands as documented, and what EFM and Howdah say of the cluster agrees.
@Story
class EfmE2eTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String VERSION = "4.9";
    private static final String DIRECTORY = "/etc/edb/efm-" + VERSION + "/";

    private final TestCluster cluster = TestCluster.prepared("efm", 10, "12", 0);
    private final String name = cluster.directory().getFileName().toString();
    private final String efm = "/usr/edb/efm-" + VERSION + "/bin/efm ";
    private final Node first = cluster.node(1);
    private final Node second = cluster.node(2);
    private final Node witness = cluster.barman();

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        cluster.edit("failover_manager: repmgr", "failover_manager: efm");
        var gateway = cluster.address(0);
        cluster.setVariable(
                "efm_version: '" + VERSION + "'",
                "efm_conf_settings:",
                "  local.period: 1",
                "  local.timeout: 3",
                "  update.physical.slots.period: 1",
                "  node.timeout: 5",
                "  ping.server.ip: " + gateway,
                "  script.post.promotion: /usr/bin/logger -t promoted %p %f");
        new EfmPackage(VERSION).into(cluster.directory().resolve("local-repo/Debian/12"));
        cluster.deploy().succeeds();
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void filesUnitsAndRolesAreAsDocumented() {
        for (var node : cluster.all()) {
            assertThat(node.sh("dpkg-query -W -f '${Status} ${Version}' edb-efm49"))
                    .isEqualTo("install ok installed 4.9.0-1");
            assertThat(node.sh("systemctl is-enabled edb-efm-4.9; systemctl is-active edb-efm-4.9"))
                    .isEqualTo("enabled\nactive\n");
            assertThat(node.sh("stat -c '%U %G %a' " + DIRECTORY + name + ".properties " + DIRECTORY + name + ".nodes"))
                    .isEqualTo("efm " + (node.equals(witness) ? "efm" : "postgres") + " 640\nefm efm 640\n");
            assertThat(node.sh("ps -o user= -p $(cat /run/efm-4.9/" + name + ".pid)")
                            .strip())
                    .isEqualTo("efm");
            assertThat(node.sh("cat " + DIRECTORY + name + ".nodes"))
                    .contains(cluster.address(1) + ":7800 " + cluster.address(2) + ":7800 " + cluster.address(3)
                            + ":7800");
        }
        assertThat(witness.sh("cat " + DIRECTORY + name + ".properties")).contains("is.witness=true");
        assertThat(witness.sh("ls /opt/postgres 2>/dev/null; true")).isEmpty();
        assertThat(first.sql("select rolsuper, rolreplication, rolcanlogin from pg_roles where rolname = 'efm'"))
                .isEqualTo("f|t|t");
        assertThat(first.sh("journalctl -t efm-notification -o cat")).contains("Agent started");
    }

    @Test
    @Order(2)
    void thePasswordIsNowhereInClear() {
        var password = cluster.run("show-password", "efm").succeeds().out().strip();
        assertThat(password).hasSizeGreaterThan(15);
        for (var node : cluster.all()) {
            assertThat(node.sh("cat " + DIRECTORY + "*; cat /var/log/efm-4.9/*; ps axww -o args"))
                    .doesNotContain(password);
        }
        assertThat(cluster.allJournals()).doesNotContain(password);
        assertThat(password(first)).isNotEqualTo(password(second)).matches("[0-9a-f]{16,}");
    }

    private String password(Node node) {
        return node.sh("sed -n 's/^db.password.encrypted=//p' " + DIRECTORY + name + ".properties")
                .strip();
    }

    @Test
    @Order(3)
    void aSecondDeployChangesNothingAndEfmAgrees() {
        cluster.awaitStreaming(1, 2);
        cluster.plan("--detailed-exitcode").succeeds();
        awaitInStep();
        for (var node : cluster.all()) {
            assertThat(node.sh(efm + "cluster-status " + name))
                    .containsPattern("Primary +" + Pattern.quote(cluster.address(1)) + " +UP +UP")
                    .containsPattern("Standby +" + Pattern.quote(cluster.address(2)) + " +UP +UP")
                    .containsPattern("Witness +" + Pattern.quote(cluster.address(3)) + " +UP +N/A");
        }
        var status = cluster.run("status").succeeds().out();
        assertThat(status).contains("edb-efm-4.9 ok");
        awaitTest();
        AsAskedFor.barmanIsContent(cluster);
    }

    /// `efm cluster-status` ends with 0 where all run and all standbys are in step.
    private void awaitInStep() {
        Await.until(
                "EFM says that all is well",
                LIMIT,
                () -> Docker.run("exec", first.name(), "sh", "-c", efm + "cluster-status-json " + name)
                        .exitCode(),
                status -> status == 0);
    }

    private void awaitTest() {
        Await.until("test is content", LIMIT, () -> cluster.run("test"), ran -> ran.exitCode() == 0);
    }

    @Test
    @Order(4)
    void anAgentThatStandsStillOrIsIdleIsSeenAndTheNextDeployLetsItGoOn() {
        witness.sh("systemctl stop edb-efm-4.9");
        var tested = cluster.run("test");
        assertThat(tested.exitCode()).isEqualTo(1);
        assertThat(tested.all()).contains("does not know the witness " + witness.name());
        second.sh("systemctl stop postgres");
        Await.until("the agent is idle", LIMIT, () -> own(second), type -> type.contains("\"Idle\""));
        cluster.deploy().succeeds();
        assertThat(own(second)).contains("\"Standby\"");
        assertThat(own(witness)).contains("\"Witness\"");
        awaitTest();
    }

    private static String slot(Node node) {
        return "tpa_" + node.name().replace('-', '_');
    }

    private String own(Node node) {
        return node.sh(efm + "node-status-json " + name + " || true");
    }

    @Test
    @Order(5)
    void aNewPasswordIsEncryptedAnewAndAgentsConnectWithIt() {
        var before = password(first);
        cluster.run("store-password", "efm", "--random").succeeds();
        assertThat(cluster.plan().succeeds().out()).contains("restarts edb-efm-4.9");
        cluster.deploy().succeeds();
        assertThat(password(first)).isNotEqualTo(before);
        cluster.plan("--detailed-exitcode").succeeds();
        awaitInStep();
    }

    @Test
    @Order(6)
    void theStandbyIsPromotedWhereThePostmasterIsKilled() {
        awaitInStep();
        first.sql("create table words (word text); insert into words values ('kept')");
        first.sh("kill -9 $(head -n 1 /opt/postgres/data/postmaster.pid)");
        Await.until(second.name() + " is primary", LIMIT, second::takesWrites, yes -> yes);
        assertThat(second.sql("select word from words")).isEqualTo("kept");
        assertThat(first.takesWrites()).isFalse();
        Await.until(
                "the user's script was called",
                LIMIT,
                () -> second.sh("journalctl -t promoted -o cat"),
                text -> text.contains(cluster.address(2) + " " + cluster.address(1)));
        assertThat(cluster.run("status").all()).contains("is a former primary that stands still");
        var plan = cluster.plan();
        assertThat(plan.all()).contains("--reclone " + first.name());
    }

    @Test
    @Order(7)
    void afterRecloneItIsAStandbyAndMovesBackOnOrder() {
        cluster.deploy("--reclone", first.name()).succeeds();
        cluster.awaitStreaming(2, 1);
        awaitInStep();
        cluster.plan("--detailed-exitcode").succeeds();
        assertThat(second.rows("select slot_name from pg_replication_slots")).doesNotContain(slot(second));
        Await.until(
                "the primary's slots are on its standby too",
                LIMIT,
                () -> first.rows("select slot_name from pg_replication_slots"),
                slots -> slots.contains(slot(second)));
        cluster.run("switchover", first.name()).succeeds();
        assertThat(first.takesWrites()).isTrue();
        cluster.awaitStreaming(1, 2);
        awaitInStep();
        awaitTest();
        assertThat(List.of(first.takesWrites(), second.takesWrites())).containsExactly(true, false);
    }

    @Test
    @Order(8)
    void aStandbyIsPromotedOnOrderWhereEfmMayNot() {
        cluster.edit("  local.period: 1\n", "  local.period: 1\n    auto.failover: false\n");
        cluster.deploy().succeeds();
        awaitInStep();
        Docker.run("kill", first.name()).succeeds();
        assertThat(cluster.run("failover").exits(1).all()).contains("--lost " + first.name());
        assertThat(second.takesWrites()).isFalse();

        cluster.run("failover", "--lost", first.name()).succeeds();

        assertThat(second.takesWrites()).isTrue();
        var status = Docker.run("exec", second.name(), "sh", "-c", efm + "cluster-status " + name);
        assertThat(status.exitCode()).as("an agent is missing").isNotZero();
        assertThat(status.out()).containsPattern("Primary +" + Pattern.quote(cluster.address(2)) + " +UP +UP");
        AsAskedFor.barmanIsContent(cluster);
    }
}
