package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// `howdah demo` ends with a running cluster and with commands that work as they are printed.
@Story
class DemoE2eTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path directory = HERE.resolve("target").resolve("e2e").resolve("demo");
    private String shown = "";

    @BeforeAll
    void demo() {
        Docker.removeAll(directory);
        Docker.removeFiles(directory);
        shown = shell("howdah demo " + directory).succeeds().out();
    }

    @AfterAll
    void remove() {
        Docker.removeAll(directory);
        Docker.removeFiles(directory);
    }

    @Test
    @Order(1)
    void endsWithTheTopologyAndWhatToDoNext() {
        assertThat(shown).contains(primary()).contains("Connect", "Break it", "Check it", "Remove it");
        assertThat(new Node(primary(), 15).streaming()).hasSize(1);
    }

    @Test
    @Order(2)
    void connects() {
        var query = "printf '%s\\n' 'select 6 * 7;' '\\q' | ";
        assertThat(shell(query + printed("howdah ssh")).succeeds().out()).contains("42");
        // a terminal without lines would make psql start a pager
        var line = query + "script -qec 'stty rows 50 cols 120; " + printed("docker exec -it") + "' /dev/null";
        assertThat(shell(line).succeeds().out()).contains("42");
    }

    @Test
    @Order(3)
    void findsNothingWrong() {
        shell(printed("howdah test")).succeeds();
    }

    @Test
    @Order(4)
    void breaks() {
        var victim = new Node(primary(), 15);
        shell(printed("docker exec " + primary() + " pkill")).succeeds();
        Await.until("Postgres is gone", Duration.ofMinutes(1), victim::takesWrites, yes -> !yes);
        shell(printed("docker stop")).succeeds();
    }

    @Test
    @Order(5)
    void isRemoved() {
        shell(printed("howdah deprovision")).succeeds();
        assertThat(directory).doesNotExist();
        var label = "label=dev.howdah.directory=" + directory;
        assertThat(Docker.lines("ps", "-aq", "--filter", label)).isEmpty();
        assertThat(Docker.lines("network", "ls", "-q", "--filter", label)).isEmpty();
    }

    /// The printed command that begins like this, without the remark behind it.
    private String printed(String beginning) {
        return shown.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not printed: " + beginning + "\n" + shown))
                .replaceFirst(" {3,}.*", "");
    }

    private String primary() {
        var words = printed("docker exec -it").split(" ", -1);
        return words[words.length - 2];
    }

    private static Ran shell(String line) {
        var path = howdah() + File.pathSeparator + System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Running.start(List.of("sh", "-c", line), HERE, Map.of("PATH", path))
                .end(LIMIT);
    }

    /// The directory of the launcher; where that would have to build first, of something that starts what is tested.
    private static Path howdah() {
        if (Files.exists(HERE.resolve("target").resolve("howdah.built"))) {
            return HERE;
        }
        var directory = HERE.resolve("target").resolve("e2e").resolve("bin");
        TestCluster.write(directory.resolve("howdah"), Howdah.asScript());
        assertThat(directory.resolve("howdah").toFile().setExecutable(true)).isTrue();
        return directory;
    }
}
