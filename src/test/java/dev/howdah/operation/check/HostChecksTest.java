package dev.howdah.operation.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.GuardedFile;
import dev.howdah.resource.Files;
import dev.howdah.resource.Units;
import dev.howdah.topology.CheckResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostChecksTest {

    private final MadeUpCluster healthy = new MadeUpCluster();

    @Test
    void aHostThatDoesNotAnswerFailsAndSaysWhy() {
        healthy.silent("replica");

        assertThat(healthy.result(new HostAnswers(), "replica").what()).isEqualTo("the host does not answer: no route");
        assertThat(healthy.result(new HostAnswers(), "replica").seconds()).isEqualTo(3);
        assertThat(healthy.result(new HostAnswers(), "primary").ok()).isTrue();
    }

    @Test
    void aServiceHasToRunNowAndAfterAReboot() {
        var check = new Services(instance -> instance.runsPostgres() ? List.of("postgres") : List.of());
        unit("primary", "active", "enabled");
        unit("replica", "active", "disabled");
        unit("cascaded1", "failed", "enabled");

        assertThat(healthy.result(check, "primary").ok()).isTrue();
        assertThat(healthy.result(check, "replica").what()).isEqualTo("postgres does not start at boot (disabled)");
        assertThat(healthy.result(check, "cascaded1").what()).isEqualTo("postgres is failed");
        assertThat(healthy.results(check)).doesNotContainKey("barman");
    }

    @Test
    void guardedFilesAreClosedToOthers() {
        var key = new GuardedFile("/etc/howdah/toy.key", "postgres", "0600");
        var check = new FileModes(_ -> List.of(key));
        var state = Files.state(key.path());
        healthy.fact("primary", state, "600 postgres postgres 1700000000.0 regular file\n");
        healthy.fact("replica", state, "640 postgres postgres 1700000000.0 regular file\n");
        healthy.fact("cascaded1", state, "600 root root 1700000000.0 regular file\n");
        healthy.fact("barman", state, "");

        assertThat(healthy.result(check, "primary").ok()).isTrue();
        assertThat(healthy.result(check, "replica").what())
                .isEqualTo("/etc/howdah/toy.key has mode 640, at most 0600 is right");
        assertThat(healthy.result(check, "cascaded1").what())
                .isEqualTo("/etc/howdah/toy.key belongs to root, not to postgres");
        assertThat(healthy.result(check, "barman").what()).isEqualTo("/etc/howdah/toy.key is missing");
    }

    @Test
    void aTenthOfEachFileSystemIsFree() {
        disk("primary", "34 /\n12 /opt/postgres\n");
        disk("replica", "34 /\n90 /opt/postgres\n");
        disk("cascaded1", "");

        assertThat(healthy.result(new DiskSpace(), "primary").what())
                .isEqualTo("34 % used of /, 12 % used of /opt/postgres");
        assertThat(healthy.result(new DiskSpace(), "primary").ok()).isTrue();
        assertThat(healthy.result(new DiskSpace(), "replica").what()).isEqualTo("90 % used of /opt/postgres");
        assertThat(healthy.result(new DiskSpace(), "cascaded1").ok()).isFalse();
    }

    @Test
    void oneClockThatGoesWrongDoesNotPutTheOthersInTheWrong() {
        healthy.clockAhead("cascaded1", -7.5);

        var results = healthy.results(new Clocks());
        assertThat(results.remove("cascaded1")).satisfies(result -> {
            assertThat(result.ok()).isFalse();
            assertThat(result.what()).isEqualTo("7.5 s behind the other hosts' clocks");
        });
        assertThat(results.values()).allMatch(CheckResult::ok);
    }

    @Test
    void theClockOfThisMachineDoesNotMatter() {
        healthy.cluster().instances().forEach(instance -> healthy.clockAhead(instance.name(), 60));

        assertThat(healthy.results(new Clocks()).values()).hasSize(4).allMatch(CheckResult::ok);
    }

    private void unit(String instance, String active, String file) {
        healthy.fact(
                instance,
                Units.state("postgres"),
                "LoadState=loaded\nActiveState=" + active + "\nSubState=x\nUnitFileState=" + file + "\n");
    }

    private void disk(String instance, String answer) {
        healthy.fact(instance, DiskSpace.fact(healthy.cluster(), healthy.instance(instance)), answer);
    }
}
