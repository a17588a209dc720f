package dev.howdah.operation.check;

import static dev.howdah.operation.check.MadeUpCluster.fed;
import static dev.howdah.operation.check.MadeUpCluster.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.resource.Psql;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.BarmanFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupChecksTest {

    private final MadeUpCluster healthy = new MadeUpCluster();

    @Test
    void aBaseBackupIsThereAndItsAgeIsTold() {
        assertThat(healthy.result(new BackupsTaken(), "barman").ok()).isTrue();
        assertThat(healthy.result(new BackupsTaken(), "barman").what())
                .isEqualTo("primary: 1 kept, the latest 119 min old");
    }

    @Test
    void aBackupThatFailedIsNone() {
        servers(MadeUpCluster.BACKED_UP.replace("DONE", "FAILED"));

        assertThat(healthy.result(new BackupsTaken(), "barman").what()).isEqualTo("primary: there is no base backup");
    }

    @Test
    void aBackupToldTwiceIsOne() {
        servers(MadeUpCluster.BACKED_UP + """
                backup=20261123T100000
                status=DONE
                end_time=2026-11-23 10:00:09.123456+00:00
                """);

        assertThat(healthy.result(new BackupsTaken(), "barman").what()).contains("1 kept");
    }

    @Test
    void aBarmanWithoutServersFails() {
        servers("");

        assertThat(healthy.result(new BackupsTaken(), "barman").what()).isEqualTo("Barman knows no server");
        assertThat(healthy.result(new WalReceived(), "barman").ok()).isFalse();
    }

    @Test
    void walIsReceivedFromThePrimary() {
        streams("primary", "streaming", 100);

        assertThat(healthy.result(new WalReceived(), "barman").ok()).isTrue();
        assertThat(healthy.result(new WalReceived(), "barman").what())
                .isEqualTo("primary: streamed from primary, archived up to 000000010000000000000007");
    }

    @Test
    void walThatIsFarBehindFails() {
        streams("primary", "streaming", 17L * 1024 * 1024);

        assertThat(healthy.result(new WalReceived(), "barman").what()).contains("17825792 bytes behind");
    }

    @Test
    void aSlotThatNobodyUsesFails() {
        healthy.node("primary", fed(Nodes.primary(1), List.of(), List.of()));

        assertThat(healthy.result(new WalReceived(), "barman").what())
                .isEqualTo("primary: no WAL is being received, slot 'backup_barman' is in use nowhere");
    }

    @Test
    void walFollowsThePrimary() {
        healthy.failedOver();
        streams("replica", "streaming", 0);

        assertThat(healthy.result(new WalReceived(), "barman").ok()).isTrue();
    }

    @Test
    void walOfAnotherThanThePrimaryFails() {
        healthy.node("cascaded1", fed(Nodes.standby(1, "replica"), List.of(), List.of(slot(MadeUpCluster.SLOT))));
        healthy.node("primary", fed(Nodes.primary(1), List.of(), List.of()));

        assertThat(healthy.result(new WalReceived(), "barman").what())
                .isEqualTo("primary: WAL comes from cascaded1, the primary is primary");
    }

    @Test
    void barmansOwnCheckIsRead() {
        assertThat(BarmanCheck.faults("Server primary:\n\tPostgreSQL: OK\nexit status 0\n"))
                .isEmpty();
        assertThat(BarmanCheck.faults("Server primary:\n\tPostgreSQL: FAILED\n\tssh: OK\nexit status 1\n"))
                .containsExactly("PostgreSQL: FAILED");
    }

    @Test
    void aBarmanThatCannotBeAskedIsNotTakenForAGoodOne() {
        assertThat(BarmanCheck.faults("runuser: failed to execute barman: No such file\nexit status 127\n"))
                .contains("exit status 127");
        assertThat(BarmanCheck.faults("exit status 0\n")).isNotEmpty();
    }

    private void servers(String answer) {
        healthy.fact("barman", BarmanFacts.servers(), answer);
    }

    private void streams(String source, String state, long behind) {
        healthy.fact(
                source,
                WalReceived.streams(healthy.cluster(), healthy.instance(source)),
                String.join(Psql.SEPARATOR, MadeUpCluster.SLOT, state, Long.toString(behind)) + "\n");
    }
}
