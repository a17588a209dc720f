package dev.howdah.component.barman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Machine;
import dev.howdah.engine.Change;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Instance;
import dev.howdah.model.SettingType;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.KnownFacts;
import dev.howdah.testing.Nodes;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarmanTest {

    private static final Machine MACHINE = Machine.likely(Distribution.LIKELY);
    private static final Cluster CLUSTER = Clusters.m1(1);
    private static final Instance HOST = CLUSTER.instance("barman");
    private static final String RECEIVING = "490 /usr/lib/postgresql/15/bin/pg_receivewal --dbname=connect_timeout=2 "
            + "dbname=replication host=primary,replica,cascaded1 port=5432 user=streaming_barman --no-loop "
            + "--directory=/var/lib/barman/primary/streaming --slot=backup_barman\n";
    private static final String BACKUPS = """
            /var/lib/barman/primary/base/20261123T091742/backup.info:end_time=2026-11-23 09:17:44.190111+00:00
            /var/lib/barman/primary/base/20261123T091742/backup.info:status=DONE
            /var/lib/barman/primary/meta/20261124T091742-backup.info:status=FAILED
            /var/lib/barman/primary/meta/20261124T091742-backup.info:end_time=None
            000000010000000000000004\t22583\t1795425464.2\tpigz
            00000002.history\t61\t1795425520.8\tpigz
            """;

    private static BarmanServer server(Cluster cluster, String primary) {
        return new BarmanHost(cluster, cluster.instance("barman"))
                .servers(cluster.instance(primary))
                .getFirst();
    }

    private static Facts facts(BarmanServer server, String answer) {
        return KnownFacts.none().with(BarmanFacts.state(server), answer);
    }

    @Test
    void theConnectionTakesWhoeverIsPrimaryAndAsksTheOneOfNowFirst() {
        assertThat(BarmanConf.server(server(CLUSTER, "replica")))
                .contains("[primary]\n")
                .contains("conninfo = host=replica,primary,cascaded1 port=5432 user=barman dbname=postgres "
                        + "connect_timeout=2 keepalives_idle=5 keepalives_interval=3 keepalives_count=3"
                        + " tcp_user_timeout=14000 target_session_attrs=read-write\n")
                .contains("ssh_command = /usr/local/lib/howdah/barman-ssh-primary\n")
                .contains("slot_name = backup_barman\n")
                .doesNotContain("primary_conninfo");
    }

    @Test
    void aServerThatIsGivenToAReplicaStaysWithIt() {
        var replica = CLUSTER.instance("replica");
        var server = new BarmanServer(new BarmanHost(CLUSTER, HOST), replica, CLUSTER.instance("primary"));
        assertThat(BarmanConf.server(server))
                .contains(
                        "\nconninfo = host=replica port=5432 user=barman dbname=postgres connect_timeout=2 keepalives_idle=5"
                                + " keepalives_interval=3 keepalives_count=3 tcp_user_timeout=14000\n")
                .contains("\nprimary_conninfo = host=primary,replica,cascaded1 port")
                .contains("ssh_command = ssh -q -o ConnectTimeout=10 -o ServerAliveInterval=5 -o ServerAliveCountMax=3"
                        + " postgres@replica\n")
                .contains("slot_name = backup_barman_replica\n");
    }

    @Test
    void settingsComeIntoTheFiles() {
        var cluster = Clusters.m1(
                1,
                Map.of(
                        "barman_backup_method", "postgres",
                        "barman_minimum_redundancy", 3,
                        "backup_name", "speedy",
                        "barman_compression", "none"));
        assertThat(BarmanConf.server(server(cluster, "primary")))
                .contains("[speedy]\n", "backup_method = postgres\n", "minimum_redundancy = 3\n")
                .doesNotContain("ssh_command", "reuse_backup");
        assertThat(BarmanConf.global(new BarmanHost(cluster, HOST))).doesNotContain("compression");
    }

    @Test
    void stateIsReadFromTheFilesOfOldAndNewBarman() {
        var state = BarmanFacts.state(server(CLUSTER, "primary")).reading().apply(BACKUPS + RECEIVING);
        assertThat(state.backups()).isEqualTo(1);
        assertThat(state.lastBackup()).contains(Instant.parse("2026-11-23T09:17:44.190111Z"));
        assertThat(state.lastWal()).contains("000000010000000000000004");
        assertThat(state.receiving()).isTrue();
        assertThat(state.source()).contains("primary");
        assertThat(state.failedChecks()).isEmpty();
    }

    @Test
    void walIsReceivedAgainWhereTheProcessIsGoneOrAsksOthers() {
        var now = server(CLUSTER, "primary");
        assertThat(new ReceivingWal(now).compare(facts(now, BACKUPS + RECEIVING)))
                .isEqualTo(new Change.Same());
        assertThat(new ReceivingWal(now).compare(facts(now, BACKUPS))).isInstanceOf(Change.Edit.class);
        var later = server(CLUSTER, "replica");
        var edit = (Change.Edit) new ReceivingWal(later).compare(facts(later, BACKUPS + RECEIVING));
        assertThat(edit.lines())
                .containsExactly(
                        "- streams from primary,replica,cascaded1", "+ streams from replica,primary,cascaded1");
    }

    @Test
    void asManyBackupsAreTakenAsTheMinimumSays() {
        var one = server(CLUSTER, "primary");
        assertThat(new FirstBackup(one).compare(facts(one, BACKUPS))).isEqualTo(new Change.Same());
        var three = server(Clusters.m1(1, Map.of("barman_minimum_redundancy", 3)), "primary");
        var edit = (Change.Edit) new FirstBackup(three).compare(facts(three, BACKUPS));
        assertThat(edit.lines()).containsExactly("+ 2 of 3");
    }

    @Test
    void theFirstBackupWaitsForThePrimaryThatIsOneNow() {
        var deployment =
                Deployments.of(CLUSTER, Map.of("primary", Nodes.stoppedPrimary(1), "replica", Nodes.primary(2)));
        var steps = new Barman().steps(deployment, HOST);
        assertThat(steps)
                .extracting(Step::name)
                .containsExactly("barman: configure", "barman: receive WAL", "barman: first backup");
        assertThat(steps.get(1).awaits())
                .contains(new Milestone("postgres-running", "replica"), new Milestone("slots-ready", "replica"));
        assertThat(steps.get(2).awaits()).containsExactly(new Milestone("barman-let-in", "replica"));
    }

    @Test
    void nothingWaitsForAPrimaryThatDoesNotAnswer() {
        var deployment = Deployments.of(CLUSTER, Map.of("primary", Nodes.unreachable()));
        assertThat(new Barman().steps(deployment, HOST)).extracting(Step::name).containsExactly("barman: configure");
    }

    @Test
    void rolesAreNoSuperusersAndEveryMemberLetsThemIn() {
        var needs = new Barman().needs(CLUSTER, CLUSTER.instance("replica"), MACHINE);
        assertThat(needs.roles().stream().flatMap(role -> role.attributes().stream()))
                .doesNotContain("SUPERUSER");
        assertThat(needs.slots()).containsExactly("backup_barman");
        assertThat(needs.hbaLines()).anyMatch(line -> line.matches("hostssl +replication +streaming_barman +10\\..*"));
        assertThat(new Barman().needs(CLUSTER, HOST, MACHINE).packages())
                .contains("barman", "pigz", "postgresql-client-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REDUNDANCY 3", "recovery window of 4 weeks", "RECOVERY WINDOW OF 1 DAY"})
    void retentionPoliciesAreTaken(String text) {
        assertThat(BarmanTypes.RETENTION.reading().apply(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "REDUNDANCY 0", "4 WEEKS", "RECOVERY WINDOW OF WEEKS", "RECOVERY WINDOW OF 4 YEARS"})
    void wrongRetentionPoliciesAreRefused(String text) {
        Assertions.assertThatThrownBy(() -> BarmanTypes.RETENTION.reading().apply(text))
                .isInstanceOf(SettingType.WrongValue.class);
    }
}
