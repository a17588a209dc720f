package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `howdah demo` ends with a running cluster and with commands that work as they are printed.
@Tag("e2e")
class DemoE2eTest {

    private static final Path DIRECTORY =
            Path.of("").toAbsolutePath().resolve("target").resolve("e2e").resolve("demo");

    @BeforeEach
    @AfterEach
    void remove() {
        Docker.removeAll(DIRECTORY);
        Docker.removeFiles(DIRECTORY);
    }

    @Test
    void endsWithARunningClusterAndSaysHowToUseIt() {
        var demo = Howdah.run("demo", DIRECTORY.toString()).succeeds();

        assertThat(demo.out()).contains("primary", "replica", "barman", "└─");
        var containers = Docker.lines("ps", "-q", "--filter", "label=dev.howdah.directory=" + DIRECTORY);
        assertThat(containers).hasSize(4);
        assertThat(Howdah.run("test", DIRECTORY.toString()).succeeds().out()).contains("checks passed");

        var commands = demo.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("howdah ") || line.startsWith("./howdah "))
                .toList();
        assertThat(commands).as(demo.out()).anyMatch(line -> line.contains("deprovision"));
        Howdah.run("deprovision", DIRECTORY.toString(), "--yes").succeeds();
        assertThat(Docker.lines("ps", "-aq", "--filter", "label=dev.howdah.directory=" + DIRECTORY))
                .isEmpty();
    }
}
