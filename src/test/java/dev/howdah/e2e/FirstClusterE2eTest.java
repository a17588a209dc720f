package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The default cluster on bare Debian 12, from the distribution's packages, by `configure` and `deploy`.
@Story
class FirstClusterE2eTest {

    private static final List<String> ROLES =
            List.of("postgres", "replication", "repmgr", "barman", "streaming_barman", "app");

    private final TestCluster cluster = TestCluster.bare("first", 0, "12", 1);
    private final Node primary = cluster.node(1);
    private final Node replica = cluster.node(2);
    private final Node cascaded = cluster.node(3);
    private final Node barman = cluster.barman();
    private String told = "";
    private Set<String> commandLines = Set.of();

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        cluster.setVariable("postgres_users:", "- username: app");
        told = cluster.plan().succeeds().all();
        try (var watch = new CommandLines()) {
            var deployed = cluster.deploy();
            told += deployed.all();
            commandLines = watch.seen();
            deployed.succeeds();
        }
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void replicasStreamInAChain() {
        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, 3);
        assertThat(primary.takesWrites()).isTrue();
        assertThat(replica.upstream()).isEqualTo(primary.name());
        assertThat(cascaded.upstream()).isEqualTo(replica.name());
        assertThat(cascaded.streaming()).isEmpty();
    }

    @Test
    @Order(2)
    void whatIsWrittenOnThePrimaryIsReadOnEveryReplica() {
        primary.sql("create table elephant as select 42 as tusks");
        for (var node : List.of(replica, cascaded)) {
            Await.until(
                    node.name() + " has the row",
                    Duration.ofSeconds(60),
                    () -> node.trySql("select tusks from elephant").out().strip(),
                    "42"::equals);
        }
        primary.sql("drop table elephant");
    }

    @Test
    @Order(3)
    void allSlotsAreInUse() {
        assertThat(primary.rows("select slot_name from pg_replication_slots where active order by 1"))
                .hasSize(2)
                .contains("repmgr_slot_2");
        assertThat(replica.rows("select slot_name from pg_replication_slots where active"))
                .containsExactly("repmgr_slot_3");
        for (var node : cluster.dataNodes()) {
            assertThat(node.rows("select slot_name from pg_replication_slots where not active"))
                    .isEmpty();
        }
    }

    @Test
    @Order(4)
    void barmanHasABackupAndNothingToComplainAbout() {
        barman.barmanCheck().succeeds();
        assertThat(barman.backups()).isNotEmpty();
    }

    @Test
    @Order(5)
    void repmgrSeesTheSame() {
        for (var node : cluster.dataNodes()) {
            var shown = node.repmgr("cluster show").succeeds();
            assertThat(shown.all()).doesNotContain("WARNING", "? ", "! ");
        }
        assertThat(primary.rows("repmgr", "select node_name, type, active from repmgr.nodes order by node_id"))
                .containsExactly(
                        primary.name() + "|primary|t", replica.name() + "|standby|t", cascaded.name() + "|standby|t");
    }

    @Test
    @Order(6)
    void everyConnectionBetweenHostsIsEncryptedAndPasswordsAreScram() {
        for (var node : List.of(primary, replica)) {
            assertThat(node.rows("select distinct ssl from pg_stat_replication join pg_stat_ssl using (pid)"))
                    .containsExactly("t");
        }
        assertThat(primary.rows("select rolname from pg_authid where rolpassword is not null"
                        + " and rolpassword !~ '^SCRAM-SHA-256'"))
                .isEmpty();
        assertThat(primary.sql("select rolpassword ~ '^SCRAM-SHA-256' from pg_authid where rolname = 'app'"))
                .isEqualTo("t");
    }

    @Test
    @Order(7)
    void testFindsNothingWrong() {
        cluster.run("test").succeeds();
    }

    @Test
    @Order(8)
    void aSecondDeployTouchesNoHost() {
        cluster.all().forEach(node -> node.sh("touch /var/tmp/marker"));
        cluster.plan("--detailed-exitcode").succeeds();
        var since = Instant.now();
        told += cluster.deploy().succeeds().all();
        assertThat(shellsOpened(since)).as("one shell on each host").hasSize(4).doesNotHaveDuplicates();
        for (var node : cluster.all()) {
            // what a host lacks is not looked for; Barman's own files change every minute
            assertThat(node.sh("find /etc /opt /usr /root /home /var/lib/postgresql -newer /var/tmp/marker -type f"
                            + " ! -path '/opt/postgres/data/*' 2>/dev/null; true"))
                    .isEmpty();
            assertThat(node.sh("find /opt/postgres/data -maxdepth 1 -name '*.conf' -newer /var/tmp/marker 2>/dev/null;"
                            + " find /opt/postgres/data/conf.d -newer /var/tmp/marker 2>/dev/null; true"))
                    .isEmpty();
        }
    }

    /// In which containers a command was started since then.
    private static List<String> shellsOpened(Instant since) {
        return Docker.lines(
                        "events",
                        "--since",
                        since.toString(),
                        "--until",
                        Instant.now().toString(),
                        "--filter",
                        "event=exec_create",
                        "--format",
                        "{{.Actor.Attributes.name}}")
                .stream()
                .filter(name -> name.startsWith("e2e-") && name.contains("-first-"))
                .toList();
    }

    @Test
    @Order(9)
    void hostsAreReachedBySsh() {
        for (var node : cluster.all()) {
            var ssh = List.of(
                    "ssh",
                    "-F",
                    cluster.directory().resolve("ssh_config").toString(),
                    "-o",
                    "BatchMode=yes",
                    node.name());
            var command = new ArrayList<>(ssh);
            command.add("hostname");
            var ran = Running.start(command, cluster.directory(), Map.of())
                    .end(Duration.ofMinutes(1))
                    .succeeds();
            assertThat(ran.out().strip()).isEqualTo(node.name());
        }
    }

    @Test
    @Order(10)
    void noSecretIsWrittenAnywhereButWhereItIsNeeded() {
        for (var role : ROLES) {
            var password = Howdah.run("show-password", cluster.path(), role)
                    .succeeds()
                    .out()
                    .strip();
            assertThat(password).hasSizeGreaterThan(15);
            assertThat(told).as("output").doesNotContain(password);
            assertThat(String.join("\n", commandLines)).as("command lines").doesNotContain(password);
            assertThat(cluster.allJournals()).as("journals").doesNotContain(password);
            for (var node : cluster.all()) {
                var found = Docker.run(
                        "exec", node.name(), "grep", "-rlF", "--", password, "/var/log", "/run/howdah", "/tmp", "/etc");
                assertThat(found.out()).as("logs of " + node.name()).isEmpty();
                var journal = node.sh("journalctl --no-pager -o cat");
                assertThat(journal).as("journal of " + node.name()).doesNotContain(password);
            }
        }
        assertThat(commandLines).as("command lines seen").hasSizeGreaterThan(20);
    }
}
