package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What is edited in config.yml is what a plan shows and a deploy does, and nothing else.
@Story
class ChangesE2eTest {

    private static final int WRONG_INPUT = 3;
    private static final int CHANGES_PENDING = 2;
    private static final String CONF = "file /opt/postgres/data/conf.d/";
    private static final String SERVICE = "unit postgres";

    private final TestCluster cluster = TestCluster.prepared("changes", 3, "12", 1);
    private final Node primary = cluster.node(1);

    @BeforeAll
    void deploy() {
        cluster.configure().succeeds();
        cluster.setVariable("max_connections: 100");
        cluster.deploy().succeeds();
        AsAskedFor.check(cluster, 1);
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void aReloadableSettingIsReloadedAndRestartsNothing() {
        cluster.setVariable("work_mem: 7MB");
        var before = startTimes();
        var file = CONF + "0000-howdah.conf";
        assertPlanned(node -> Set.of(file + ": update, reload", SERVICE + ": none, reload"));
        cluster.deploy().succeeds();
        assertThat(startTimes()).isEqualTo(before);
        assertSetting("work_mem", "7MB");
        assertNothingLeft();
    }

    @Test
    @Order(2)
    void aSettingThatNeedsARestartRestarts() {
        cluster.edit("max_connections: 100", "max_connections: 120");
        var before = startTimes();
        var file = CONF + "0001-howdah-restart.conf";
        assertPlanned(node -> Set.of(file + ": update, restart", SERVICE + ": none, restart"));
        cluster.deploy().succeeds();
        assertThat(startTimes().values()).doesNotContainAnyElementsOf(before.values());
        assertSetting("max_connections", "120");
        AsAskedFor.check(cluster, 1);
        assertNothingLeft();
    }

    /// A standby refuses to start with fewer connections than its primary: the order of restarts is the other one.
    @Test
    @Order(3)
    void aLoweredLimitReachesTheReplicasAfterThePrimary() {
        cluster.edit("max_connections: 120", "max_connections: 90");
        cluster.deploy().succeeds();
        assertSetting("max_connections", "90");
        AsAskedFor.check(cluster, 1);
        assertNothingLeft();
    }

    @Test
    @Order(4)
    void aLineOfPgHbaIsReloaded() {
        cluster.setVariable("postgres_hba_settings:", "- hostssl all app 192.0.2.0/24 scram-sha-256");
        var before = startTimes();
        assertPlanned(
                node -> Set.of("file /opt/postgres/data/pg_hba.conf: update, reload", SERVICE + ": none, reload"));
        cluster.deploy().succeeds();
        assertThat(startTimes()).isEqualTo(before);
        for (var node : cluster.dataNodes()) {
            assertThat(node.sql("select count(*) from pg_hba_file_rules where address = '192.0.2.0'"))
                    .isEqualTo("1");
        }
        assertNothingLeft();
    }

    @Test
    @Order(5)
    void aUserAndADatabaseAreMadeOnThePrimary() {
        cluster.setVariable("postgres_users:", "- username: app", "postgres_databases:", "- {name: shop, owner: app}");
        var before = startTimes();
        var planned = planned();
        assertThat(planned).containsOnlyKeys(primary.name());
        assertThat(planned.get(primary.name()))
                .anyMatch(line -> line.contains("app") && line.contains(": create"))
                .anyMatch(line -> line.contains("shop") && line.contains(": create"))
                .allMatch(line -> line.contains("app") || line.contains("shop"));
        cluster.deploy().succeeds();
        assertThat(startTimes()).isEqualTo(before);
        assertThat(primary.sql("select pg_get_userbyid(datdba) from pg_database where datname = 'shop'"))
                .isEqualTo("app");
        assertThat(logIn(cluster.run("show-password", "app").succeeds().out().strip()))
                .isEqualTo("app");
        assertNothingLeft();
    }

    @Test
    @Order(6)
    void aKeptPlanIsCarriedOut() {
        var file = cluster.directory().resolve("kept.json").toString();
        cluster.edit("work_mem: 7MB", "work_mem: 8MB");
        cluster.plan("--out", file, "--detailed-exitcode").exits(CHANGES_PENDING);
        cluster.deploy("--plan", file).succeeds();
        assertSetting("work_mem", "8MB");
    }

    @Test
    @Order(7)
    void aKeptPlanIsRefusedWhereConfigOrHostsHaveChanged() {
        var file = cluster.directory().resolve("kept.json").toString();
        cluster.edit("work_mem: 8MB", "work_mem: 9MB");
        cluster.plan("--out", file).succeeds();
        cluster.edit("work_mem: 9MB", "work_mem: 10MB");
        var changed = cluster.deploy("--plan", file).exits(WRONG_INPUT).showsNoStackTrace();
        assertThat(changed.all()).contains("outdated").contains("config.yml was changed");
        assertSetting("work_mem", "8MB");

        cluster.plan("--out", file).succeeds();
        cluster.node(2).sh("echo '# by hand' >> /opt/postgres/data/pg_hba.conf");
        var drifted = cluster.deploy("--plan", file).exits(WRONG_INPUT).showsNoStackTrace();
        assertThat(drifted.all()).contains("outdated").contains("no longer as they were");
        assertSetting("work_mem", "8MB");
        cluster.deploy().succeeds();
        assertSetting("work_mem", "10MB");
        assertNothingLeft();
    }

    @Test
    @Order(8)
    void oneMoreReplicaIsClonedAndRegistered() {
        var added = cluster.node(5);
        TestCluster.write(
                cluster.config(),
                TestCluster.read(cluster.config())
                        + """
                        - Name: %s
                          ip_address: %s
                          location: dr
                          node: 5
                          role:
                          - replica
                          upstream: %s
                        """.formatted(
                                        added.name(),
                                        cluster.address(5),
                                        cluster.node(2).name()));
        cluster.plan("--detailed-exitcode").exits(CHANGES_PENDING);
        cluster.deploy().succeeds();
        cluster.awaitStreaming(2, 3, 5);
        assertThat(added.upstream()).isEqualTo(cluster.node(2).name());
        assertThat(primary.rows("repmgr", "select node_name, type, active from repmgr.nodes where node_id = 5"))
                .containsExactly(added.name() + "|standby|t");
        assertThat(added.sql("show work_mem")).isEqualTo("10MB");
        AsAskedFor.barmanIsContent(cluster);
        assertNothingLeft();
    }

    private Map<String, Set<String>> planned() {
        return PlannedChanges.read(cluster.plan("--format", "json", "--detailed-exitcode")
                .exits(CHANGES_PENDING)
                .out());
    }

    /// Exactly these changes on all members with data, and none elsewhere.
    private void assertPlanned(Function<Node, Set<String>> expected) {
        assertThat(planned()).isEqualTo(cluster.dataNodes().stream().collect(Collectors.toMap(Node::name, expected)));
    }

    private Map<String, String> startTimes() {
        return cluster.dataNodes().stream()
                .collect(Collectors.toMap(Node::name, node -> node.sql("select pg_postmaster_start_time()")));
    }

    private void assertSetting(String name, String value) {
        for (var node : cluster.dataNodes()) {
            assertThat(node.sql("show " + name)).as(name + " on " + node.name()).isEqualTo(value);
        }
    }

    private void assertNothingLeft() {
        cluster.plan("--detailed-exitcode").succeeds();
        var before = startTimes();
        var journals = cluster.journals();
        cluster.deploy().succeeds();
        assertThat(startTimes()).isEqualTo(before);
        assertThat(cluster.journals()).isEqualTo(journals);
    }

    /// As an application would, by TLS and password.
    private String logIn(String password) {
        var ran = Docker.run(
                "exec",
                "-e",
                "PGPASSWORD=" + password,
                cluster.barman().name(),
                "psql",
                "-XqAtw",
                "host=" + primary.name() + " user=app dbname=shop sslmode=require",
                "-c",
                "select current_user");
        return ran.succeeds().out().strip();
    }
}
