package dev.howdah.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.host.Script;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lock's scripts in a real shell, with a directory of the test in place of /run.
class HostLockShellTest {

    private static final RunId ONE = ToyRun.id("one");
    private static final RunId TWO = ToyRun.id("two");

    @TempDir
    private Path run = Path.of("");

    private Host host = new Host("aa", new LocalShell(Path.of("")), new Semaphore(1));

    @BeforeEach
    void connect() {
        host = new Host("aa", new LocalShell(run), new Semaphore(1));
    }

    @Test
    void excludesAndFrees() {
        var one = lock(ONE, false);
        assertThat(one.acquire(host)).isEmpty();
        assertThat(one.acquire(host)).isEmpty();
        assertThatThrownBy(() -> lock(TWO, false).acquire(host))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("run one");

        lock(TWO, false).release(host);
        assertThat(run.resolve("howdah.lock/run")).hasContent(ONE.line());
        one.release(host);

        assertThat(lock(TWO, false).acquire(host)).isEmpty();
        assertThat(run.resolve("howdah.lock/run")).hasContent(TWO.line());
    }

    @Test
    void takesOverFromTheDead() {
        lock(ONE, false).acquire(host);

        var two = new HostLock(TWO, false, ONE::equals);

        assertThat(two.acquire(host)).contains(ONE);
        assertThat(run.resolve("howdah.lock/run")).hasContent(TWO.line());
    }

    @Test
    void breaksALockThatIsOnlyHalfThere() throws IOException {
        Files.createDirectory(run.resolve("howdah.lock"));

        assertThatThrownBy(() -> lock(TWO, false).acquire(host)).isInstanceOf(ProblemException.class);
        assertThat(lock(TWO, true).acquire(host)).isPresent();
        assertThat(run.resolve("howdah.lock/run")).hasContent(TWO.line());
    }

    @Test
    void letsOnlyTheOwnerGoOn() {
        lock(ONE, false).acquire(host);

        assertThat(host.run(Script.question(lock(ONE, false).guard() + "echo on"))
                        .out())
                .isEqualTo("on\n");
        var other = host.run(Script.question(lock(TWO, false).guard() + "echo on"));
        assertThat(other.exitStatus()).isEqualTo(75);
        assertThat(other.out()).isEmpty();
    }

    private static HostLock lock(RunId id, boolean breakOthers) {
        return new HostLock(id, breakOthers, _ -> false);
    }
}
