package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.config.ConfigReader;
import dev.howdah.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files as TPA writes them, and people then edit them, are read as they are; what is passed over is said.
class TpaFilesTest {

    private static final Path FILES = Path.of("src/test/resources/tpa");

    @Test
    void theCascadedLayoutOnDocker() {
        var checked = ConfigReader.check(FILES.resolve("docker-cascaded.yml"), Components.settings());

        assertThat(checked.errors()).isEmpty();
        assertThat(checked.cluster().orElseThrow().instances()).hasSize(4);
        assertThat(whats(checked.warnings()))
                .contains(
                        "the image tpa/debian:12 is one that TPA builds; howdah/debian:12 is used in its place",
                        "the variable 'preferred_python_version' is known to TPA and has no effect here: hosts need no"
                                + " Python")
                .noneMatch(what -> what.contains("not known"));
    }

    @Test
    void theLayoutOfLocationsOnDocker() {
        var checked = ConfigReader.check(FILES.resolve("docker-locations.yml"), Components.settings());

        assertThat(checked.errors()).isEmpty();
        var cluster = checked.cluster().orElseThrow();
        assertThat(cluster.locations()).containsExactly("north", "south");
        assertThat(cluster.instance("cedar").upstream()).contains("alder");
        assertThat(whats(checked.warnings())).noneMatch(what -> what.contains("not known"));
    }

    private static List<String> whats(List<Problem> problems) {
        return problems.stream().map(Problem::what).toList();
    }
}
