package dev.howdah.operation.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.ProblemException;
import dev.howdah.testing.Clusters;
import dev.howdah.topology.drill.Fault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is never done, and how a killed drill is remembered.
class BreakingTest {

    private static final String DATA = "/opt/postgres/data";

    @TempDir
    private Path notes;

    @ParameterizedTest
    @EnumSource(names = {"STOP_HOST", "CUT_NETWORK", "FREEZE"})
    void machinesThatNobodyHereCouldBringBackAreLeftAlone(Fault fault) {
        var breaking = new Breaking(Clusters.m1(1), Map.of(), Optional.empty());
        assertThatThrownBy(() -> breaking.check(fault, "primary"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(fault.word() + " is refused");
    }

    @Test
    void processesCanBeKilledEverywhere() {
        var breaking = new Breaking(Clusters.m1(1), Map.of(), Optional.empty());
        breaking.check(Fault.KILL_POSTGRES, "primary");
        breaking.check(Fault.KILL_MANAGER, "primary");
    }

    @Test
    void aDiskIsFilledOnlyWhereItBelongsToTheDataDirectoryAlone() {
        assertThat(FullDisk.refusal(DATA, "/opt/postgres tmpfs / 314572800\noverlay 0:55\n0:71\n"))
                .isEmpty();
        assertThat(FullDisk.refusal(DATA, "/data ext4 / 4294967296\next4 8:1\n8:16\n"))
                .isEmpty();
        assertRefused("/ overlay / 105089261568\noverlay 0:55\n0:55\n", "others share");
        assertRefused("/opt ext4 /var/lib/docker/volumes/x/_data 4294967296\noverlay 0:55\n8:1\n", "others share");
        assertRefused("/opt ext4 / 4294967296\next4 8:1\n8:1\n", "others share");
        assertRefused("/opt xfs / 8589934593\next4 8:1\n8:16\n", "more than 8 GiB");
        assertRefused("", "cannot be found out");
        assertRefused("/opt xfs / many\next4 8:1\n8:16\n", "cannot be found out");
    }

    private static void assertRefused(String answer, String why) {
        assertThat(FullDisk.refusal(DATA, answer))
                .hasValueSatisfying(text -> assertThat(text).contains(why));
    }

    @Test
    void whatIsBrokenIsKnownUntilItIsUndone() {
        assertThat(FaultNote.find(notes)).isEmpty();
        var note = new FaultNote(Fault.CUT_NETWORK, "kaolin");
        note.write(notes);
        assertThat(FaultNote.find(notes)).contains(note);
        assertThatThrownBy(() -> FaultNote.refuseIfAny(notes)).hasMessageContaining("was not undone");
        FaultNote.remove(notes);
        FaultNote.remove(notes);
        FaultNote.refuseIfAny(notes);
    }

    @Test
    void ofBarmansCheckOnlyTheReceptionOfWalCounts() {
        assertThat(BarmanAsked.faults("""
                Server shop:
                	PostgreSQL: OK
                	PostgreSQL streaming: OK
                	replication slot: OK
                	minimum redundancy requirements: FAILED (have 0 backups, expected at least 1)
                	receive-wal running: OK
                """)).isEmpty();
        assertThat(BarmanAsked.faults("""
                	PostgreSQL: OK
                	replication slot: FAILED (slot 'barman' not active: is 'receive-wal' running?)
                	receive-wal running: FAILED (See the Barman log file for more details)
                """)).hasSize(2);
        assertThat(BarmanAsked.faults("bash: barman: command not found\n")).hasSize(1);
    }
}
