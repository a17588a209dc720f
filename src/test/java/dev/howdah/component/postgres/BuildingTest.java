package dev.howdah.component.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.PostgresPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promises of [Building], kept by a real shell in a directory of the test.
class BuildingTest {

    private static final String MAKE = "mkdir \"$site\"; echo 15 > \"$site/PG_VERSION\"; mkdir \"$site/pg_wal\"; touch"
            + " \"$site/pg_wal/segment\"\n";

    @TempDir
    private Path root = Path.of("");

    @Test
    void movesAFinishedDirectoryToItsPlace() throws IOException {
        assertThat(run(building(Optional.empty()), MAKE)).isZero();

        assertThat(place().resolve("PG_VERSION")).hasContent("15");
        assertThat(root.resolve("data.howdah-new")).doesNotExist();
        assertThat(root.resolve("data.howdah-new.marker")).doesNotExist();
    }

    @Test
    void neverTouchesDataThatIsThere() throws IOException {
        Files.createDirectories(place());
        Files.writeString(place().resolve("PG_VERSION"), "14");

        assertThat(run(building(Optional.empty()), MAKE)).isNotZero();
        assertThat(place().resolve("PG_VERSION")).hasContent("14");
    }

    @Test
    void neverTouchesADirectoryWithForeignFiles() throws IOException {
        Files.createDirectories(place());
        Files.writeString(place().resolve("thesis.txt"), "years of work");

        assertThat(run(building(Optional.empty()), MAKE)).isNotZero();
        assertThat(place().resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void clearsItsOwnLeftoversAndStartsAgain() throws IOException {
        assertThat(run(building(Optional.empty()), "mkdir \"$site\"; touch \"$site/half\"; exit 1\n"))
                .isNotZero();
        assertThat(place()).doesNotExist();
        assertThat(root.resolve("data.howdah-new/half")).exists();

        assertThat(run(building(Optional.empty()), MAKE)).isZero();
        assertThat(place().resolve("half")).doesNotExist();
        assertThat(place().resolve("PG_VERSION")).exists();
    }

    @Test
    void leavesASiteAloneThatIsNotItsOwn() throws IOException {
        Files.createDirectories(root.resolve("data.howdah-new"));
        Files.writeString(root.resolve("data.howdah-new/foreign"), "keep");

        assertThat(run(building(Optional.empty()), MAKE)).isNotZero();
        assertThat(root.resolve("data.howdah-new/foreign")).hasContent("keep");
    }

    @Test
    void putsWalIntoADirectoryOfItsOwn() throws IOException {
        assertThat(run(building(Optional.of(root.resolve("wal").toString())), MAKE))
                .isZero();

        assertThat(place().resolve("pg_wal")).isSymbolicLink();
        assertThat(root.resolve("wal/segment")).exists();
    }

    @Test
    void leavesForeignWalAlone() throws IOException {
        Files.createDirectories(root.resolve("wal"));
        Files.writeString(root.resolve("wal/old"), "keep");

        assertThat(run(building(Optional.of(root.resolve("wal").toString())), MAKE))
                .isNotZero();
        assertThat(root.resolve("wal/old")).hasContent("keep");
        assertThat(place()).doesNotExist();
    }

    private Path place() {
        return root.resolve("data");
    }

    private Building building(Optional<String> wal) throws IOException {
        var user = Files.getOwner(root).getName();
        return new Building(new PostgresPaths(user, 5432, place().toString(), "/none", "/none", "psql", "/none"), wal);
    }

    private static int run(Building building, String make) throws IOException {
        var process = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("set -e\n" + building.prepare() + make + building.finish());
        }
        process.getInputStream().readAllBytes();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
