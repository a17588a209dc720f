package dev.howdah.operation.configure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.howdah.config.ConfigReader;
import dev.howdah.config.ConfigSchema;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.FailoverOptions;
import dev.howdah.operation.configure.option.FileOptions;
import dev.howdah.operation.configure.option.HostNameOptions;
import dev.howdah.operation.configure.option.LayoutOptions;
import dev.howdah.operation.configure.option.NetworkOptions;
import dev.howdah.operation.configure.option.PackageOptions;
import dev.howdah.operation.configure.option.PlatformOptions;
import dev.howdah.operation.configure.option.PostgresOptions;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigureTest {

    @TempDir
    Path folder;

    @Test
    void putsTheSchemaWhereEditorsLookForIt() {
        var directory = Configure.run(withoutGit(folder.resolve("speedy"))).directory();

        assertThat(directory.resolve(ConfigSchema.FILE)).hasContent(ConfigSchema.text());
    }

    @Test
    void writesTheSameBytesForTheSameOptions() throws Exception {
        var first = Configure.run(withoutGit(folder.resolve("a/speedy")));
        var second = Configure.run(withoutGit(folder.resolve("b/speedy")));

        assertThat(second.directory().resolve("config.yml"))
                .hasSameBinaryContentAs(first.directory().resolve("config.yml"));
        assertThat(first.directory().resolve("config.yml"))
                .content()
                .startsWith("# " + ConfigSchema.MODELINE + "\n# Written by howdah configure")
                .contains("howdah configure speedy --architecture M1 --postgresql 15 --failover-manager repmgr");
    }

    @Test
    void writesWhatIsReadBackAsTheSameCluster() {
        var configured = Configure.run(withoutGit(folder.resolve("speedy"))
                .with(PlatformOptions.OWNER, "O'Neil: \"x\" \u00fc")
                .with(PlatformOptions.OS_IMAGE, "my/own:latest"));

        var read = ConfigReader.read(configured.directory(), List.of());

        assertThat(read.cluster()).isEqualTo(configured.cluster());
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void keepsTheVaultPasswordToItselfAndOutOfGit() throws Exception {
        var configured = Configure.run(good(folder.resolve("speedy")));

        assertThat(configured.note()).isEmpty();
        var password = configured.directory().resolve("vault/vault_pass.txt");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(git(configured.directory(), "ls-files")).isEqualTo(".gitignore\nconfig.yml");
        assertThat(git(configured.directory(), "status", "--porcelain")).isEmpty();
    }

    @Test
    void asksTheKeyringBeforeAnythingIsWritten() throws Exception {
        var options = good(folder.resolve("speedy")).with(FileOptions.KEYRING, "system");
        var kept = new ArrayList<String>();

        assertThatThrownBy(() -> Configure.run(options, (_, _) -> {
                    throw ProblemException.wrongInput(Problem.here("no keyring"));
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(folder.resolve("speedy")).doesNotExist();

        var configured = Configure.run(options, (directory, name) -> {
            assertThat(directory).doesNotExist();
            kept.add(name.orElse(""));
        });
        assertThat(kept)
                .singleElement()
                .asString()
                .hasSize(36)
                .isEqualTo(configured.cluster().vaultName().orElseThrow());
        assertThat(configured.directory().resolve("vault")).doesNotExist();
        assertThat(ConfigReader.read(configured.directory(), List.of()).cluster())
                .isEqualTo(configured.cluster());
    }

    @Test
    void makesThePlaceOfTheLocalRepository() throws Exception {
        var beside = Configure.run(withoutGit(folder.resolve("speedy")).with(PackageOptions.LOCAL_REPOSITORY));
        assertThat(beside.directory().resolve("local-repo/Debian/12")).isEmptyDirectory();
        assertThat(Configure.run(withoutGit(folder.resolve("other")))
                        .directory()
                        .resolve("local-repo"))
                .doesNotExist();
    }

    @Test
    void commitsOnceOnABranchNamedAfterTheClusterWithTheCommandLine() throws Exception {
        var configured = Configure.run(good(folder.resolve("speedy")));

        assertThat(git(configured.directory(), "log", "--format=%D %b"))
                .isEqualTo("HEAD -> speedy howdah configure 'a b'");
    }

    @Test
    void saysAllThatIsWrongAtOnceAndChangesNothing() {
        var options = empty(folder.resolve("speedy"))
                .with(LayoutOptions.CASCADED_REPLICAS, "-1")
                .with(NetworkOptions.NETWORK, "10.33.0.1/16")
                .with(PlatformOptions.PLATFORM, "docker")
                .with(PlatformOptions.OS_VERSION, "9")
                .with(LayoutOptions.LOCATION_NAMES, "a", "a", "b");

        var thrown = catchThrowableOfType(ProblemException.class, () -> Configure.run(options));

        assertThat(thrown.category()).isEqualTo(Category.WRONG_INPUT);
        assertThat(thrown.problems().stream().map(Problem::place))
                .contains(
                        new Place.InOption("--architecture"),
                        new Place.InOption("--postgresql"),
                        new Place.InOption("--failover-manager"),
                        new Place.InOption("--num-cascaded-replicas"),
                        new Place.InOption("--network"),
                        new Place.InOption("--os-version"),
                        new Place.InOption("--location-names"));
        assertThat(thrown).hasMessageContaining("say 10.33.0.0/16");
        assertThat(folder.resolve("speedy")).doesNotExist();
    }

    @Test
    void refusesADirectoryThatExists() throws Exception {
        Files.createDirectory(folder.resolve("speedy"));

        var thrown = catchThrowableOfType(ProblemException.class, () -> Configure.run(good(folder.resolve("speedy"))));

        assertThat(thrown).hasMessageContaining("exists already");
        assertThat(folder.resolve("speedy")).isEmptyDirectory();
    }

    @Test
    void refusesANetworkThatIsTooSmall() {
        var options = good(folder.resolve("speedy")).with(NetworkOptions.NETWORK, "10.33.0.0/30");

        var thrown = catchThrowableOfType(ProblemException.class, () -> Configure.run(options));

        assertThat(thrown).hasMessageContaining("too small").hasMessageContaining("4 are needed");
    }

    @Test
    void takesNamesAndAddressesFromAFile() throws Exception {
        var file = folder.resolve("names");
        Files.writeString(file, "# ours\nDB_one 10.33.7.20\ndb-two\n\ndb-three 10.33.7.21 # far\nbackup\nspare\n");
        var cluster = Configure.run(withoutGit(folder.resolve("speedy"))
                        .with(HostNameOptions.FROM, file.toString())
                        .with(HostNameOptions.UNSORTED))
                .cluster();

        assertThat(cluster.instances().stream()
                        .map(instance ->
                                instance.name() + " " + instance.address().orElse("")))
                .containsExactly("db-one 10.33.7.20", "db-two 10.33.7.18", "db-three 10.33.7.21", "backup 10.33.7.19");
    }

    @Test
    void countsNamesThatAreMissing() throws Exception {
        var file = folder.resolve("names");
        Files.writeString(file, "one\ntwo\n");
        var options = good(folder.resolve("speedy")).with(HostNameOptions.FROM, file.toString());

        var thrown = catchThrowableOfType(ProblemException.class, () -> Configure.run(options));

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

    private static ConfigureOptions empty(Path directory) {
        return ConfigureOptions.of(directory, List.of("howdah", "configure", "a b"));
    }

    private static ConfigureOptions good(Path directory) {
        return empty(directory)
                .with(LayoutOptions.ARCHITECTURE, "M1")
                .with(PostgresOptions.POSTGRESQL, "15")
                .with(FailoverOptions.MANAGER, "repmgr")
                .with(PlatformOptions.PLATFORM, "docker");
    }

    private static ConfigureOptions withoutGit(Path directory) {
        return good(directory).with(FileOptions.NO_GIT);
    }
}
