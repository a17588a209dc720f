package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howdah.config.ConfigReader;
import dev.howdah.problem.Category;
import dev.howdah.problem.Place;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigureTest {

    @TempDir
    Path folder;

    @Test
    void writesTheSameBytesForTheSameOptions() throws Exception {
        var first =
                Configure.run(Options.good(folder.resolve("a/speedy")).noGit().build());
        var second =
                Configure.run(Options.good(folder.resolve("b/speedy")).noGit().build());

        assertThat(second.directory().resolve("config.yml"))
                .hasSameBinaryContentAs(first.directory().resolve("config.yml"));
        assertThat(first.directory().resolve("config.yml"))
                .content()
                .startsWith("# Written by howdah configure")
                .contains("howdah configure speedy --architecture M1 --postgresql 15 --failover-manager repmgr");
    }

    @Test
    void writesWhatIsReadBackAsTheSameCluster() {
        var options = Options.good(folder.resolve("speedy"))
                .owner("O'Neil: \"x\" \u00fc")
                .image("my/own:latest");
        var configured = Configure.run(options.noGit().build());

        var read = ConfigReader.read(configured.directory(), List.of());

        assertThat(read.cluster()).isEqualTo(configured.cluster());
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void keepsTheVaultPasswordToItselfAndOutOfGit() throws Exception {
        var configured = Configure.run(Options.good(folder.resolve("speedy")).build());

        assertThat(configured.note()).isEmpty();
        var password = configured.directory().resolve("vault/vault_pass.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(git(configured.directory(), "ls-files")).isEqualTo(".gitignore\nconfig.yml");
        assertThat(git(configured.directory(), "status", "--porcelain")).isEmpty();
    }

    @Test
    void commitsOnceOnABranchNamedAfterTheClusterWithTheCommandLine() throws Exception {
        var configured = Configure.run(Options.good(folder.resolve("speedy")).build());

        assertThat(git(configured.directory(), "log", "--format=%D %b"))
                .isEqualTo("HEAD -> speedy howdah configure 'a b'");
    }

    @Test
    void saysAllThatIsWrongAtOnceAndChangesNothing() {
        var options = new Options(folder.resolve("speedy"));
        options.cascadedReplicas = "-1";
        options.network = "10.33.0.1/16";
        options.osVersion = Optional.of("9");
        options.locationNames = List.of("a", "a", "b");
        options.platform = Optional.empty();

        var thrown = catchThrowableOfType(ProblemException.class, () -> Configure.run(options.build()));

        assertThat(thrown.category()).isEqualTo(Category.WRONG_INPUT);
        assertThat(thrown.problems().stream().map(Problem::place))
                .contains(
                        new Place.InOption("--architecture"),
                        new Place.InOption("--postgresql"),
                        new Place.InOption("--failover-manager"),
                        new Place.InOption("--platform"),
                        new Place.InOption("--num-cascaded-replicas"),
                        new Place.InOption("--network"),
                        new Place.InOption("--os-version"),
                        new Place.InOption("--location-names"));
        assertThat(thrown).hasMessageContaining("say 10.33.0.0/16").hasMessageContaining("say --platform docker");
        assertThat(folder.resolve("speedy")).doesNotExist();
    }

    @Test
    void refusesADirectoryThatExists() throws Exception {
        Files.createDirectory(folder.resolve("speedy"));

        var thrown = catchThrowableOfType(
                ProblemException.class,
                () -> Configure.run(Options.good(folder.resolve("speedy")).build()));

        assertThat(thrown).hasMessageContaining("exists already");
        assertThat(folder.resolve("speedy")).isEmptyDirectory();
    }

    @Test
    void refusesANetworkThatIsTooSmall() {
        var options = Options.good(folder.resolve("speedy"));
        options.network = "10.33.0.0/30";

        var thrown = catchThrowableOfType(ProblemException.class, () -> Configure.run(options.build()));

        assertThat(thrown).hasMessageContaining("too small").hasMessageContaining("4 are needed");
    }

    @Test
    void takesNamesAndAddressesFromAFile() throws Exception {
        var file = folder.resolve("names");
        Files.writeString(file, "# ours\nDB_one 10.33.7.20\ndb-two\n\ndb-three 10.33.7.21 # far\nbackup\nspare\n");
        var options = Options.good(folder.resolve("speedy"));
        options.hostnamesFrom = Optional.of(file);
        options.hostnamesUnsorted = true;

        var cluster = Configure.run(options.noGit().build()).cluster();

        assertThat(cluster.instances().stream()
                        .map(instance ->
                                instance.name() + " " + instance.address().orElse("")))
                .containsExactly("db-one 10.33.7.20", "db-two 10.33.7.18", "db-three 10.33.7.21", "backup 10.33.7.19");
    }

    @Test
    void countsNamesThatAreMissing() throws Exception {
        var file = folder.resolve("names");
        Files.writeString(file, "one\ntwo\n");
        var options = Options.good(folder.resolve("speedy"));
        options.hostnamesFrom = Optional.of(file);

        var thrown = catchThrowableOfType(ProblemException.class, () -> Configure.run(options.build()));

        assertThat(thrown).hasMessageContaining("2 found, 4 needed");
    }

    private static String git(Path directory, String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    /// Options that differ from test to test.
    private static final class Options {

        private final Path directory;
        private Optional<String> architecture = Optional.empty();
        private Optional<String> postgresql = Optional.empty();
        private Optional<String> failoverManager = Optional.empty();
        private Optional<String> platform = Optional.empty();
        private String cascadedReplicas = "1";
        private Optional<String> osVersion = Optional.empty();
        private Optional<String> osImage = Optional.empty();
        private List<String> locationNames = List.of();
        private Optional<Path> hostnamesFrom = Optional.empty();
        private boolean hostnamesUnsorted;
        private String network = ConfigureOptions.DEFAULT_NETWORK;
        private Optional<String> owner = Optional.empty();
        private boolean noGit;

        Options(Path directory) {
            this.directory = directory;
        }

        static Options good(Path directory) {
            var options = new Options(directory);
            options.architecture = Optional.of("M1");
            options.postgresql = Optional.of("15");
            options.failoverManager = Optional.of("repmgr");
            options.platform = Optional.of("docker");
            return options;
        }

        Options noGit() {
            noGit = true;
            return this;
        }

        Options owner(String name) {
            owner = Optional.of(name);
            return this;
        }

        Options image(String name) {
            osImage = Optional.of(name);
            return this;
        }

        ConfigureOptions build() {
            return new ConfigureOptions(
                    directory,
                    architecture,
                    postgresql,
                    failoverManager,
                    platform,
                    cascadedReplicas,
                    "Debian",
                    osVersion,
                    osImage,
                    locationNames,
                    Optional.empty(),
                    hostnamesFrom,
                    hostnamesUnsorted,
                    network,
                    owner,
                    noGit,
                    List.of("howdah", "configure", "a b"));
        }
    }
}
