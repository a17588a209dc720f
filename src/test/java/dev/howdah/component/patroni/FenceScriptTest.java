package dev.howdah.component.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that stops a leader which wakes up, in a real shell that stands still for a while, with a process that
/// bears the name of Postgres.
class FenceScriptTest {

    @TempDir
    private Path directory = Path.of("");

    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        var program = directory.resolve("postgres");
        Files.copy(Path.of("/bin/sleep").toRealPath(), program);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        processes.add(new ProcessBuilder(program.toString(), "300").start());
        Files.writeString(directory.resolve("postmaster.pid"), postgres().pid() + "\n");
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aLeaderThatStoodStillTooLongIsStopped() throws Exception {
        standStill("2", 1);
        await("! kill -0 " + postgres().pid());
        await("[ -s fenced ]");
        assertThat(Files.readString(directory.resolve("fenced")))
                .containsPattern("this host stood still for [1-9][0-9]* s");
    }

    @Test
    void aShortStandstillIsNone() throws Exception {
        standStill("0.5", 10);
        assertGoesOn();
    }

    @Test
    void aReplicaIsLeftAlone() throws Exception {
        Files.writeString(directory.resolve("standby.signal"), "");
        standStill("2", 1);
        assertGoesOn();
    }

    @Test
    void nobodyIsStoppedWhilePatroniIsPaused() throws Exception {
        Files.writeString(directory.resolve("patroni.dynamic.json"), "{\"ttl\": 20, \"pause\": true}");
        standStill("2", 1);
        assertGoesOn();
    }

    private Process postgres() {
        return processes.getFirst();
    }

    private void assertGoesOn() throws Exception {
        sh("sleep 1"); // some turns of the script
        assertThat(processes).allMatch(Process::isAlive);
        assertThat(directory.resolve("fenced")).doesNotExist();
    }

    /// @param sure seconds that are no standstill
    private void standStill(String seconds, int sure) throws Exception {
        var script = directory.resolve("fence");
        Files.writeString(
                script,
                LeaderFence.TEXT.filled(Map.of(
                        "heading",
                        "",
                        "data",
                        directory.toString(),
                        "state",
                        directory.toString(),
                        "sure",
                        Integer.toString(sure))));
        var fence = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(fence);
        await("[ -n \"$(pgrep -P " + fence.pid() + ")\" ]");
        sh("kill -STOP %1$d; sleep %2$s; kill -CONT %1$d".formatted(fence.pid(), seconds));
    }

    /// Waits until a condition of the shell holds in the directory.
    private void await(String condition) throws Exception {
        sh("n=0; until " + condition + "; do n=$((n + 1)); [ $n -lt 500 ] || exit 1; sleep 0.02; done");
    }

    private void sh(String script) throws Exception {
        var ran = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(ran.waitFor()).as(script).isZero();
    }
}
