package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with what people type or write: all of it in one answer, with its place; exit 3; nothing done.
@Tag("e2e")
class BadInputE2eTest {

    private static final List<String> GOOD = List.of(
            "--architecture", "M1", "--postgresql", "15", "--failover-manager", "repmgr", "--platform", "docker");

    @TempDir
    private Path scratch;

    private Path cluster;

    @BeforeEach
    void configure() {
        cluster = scratch.resolve("bad-input");
        configured(cluster).succeeds();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            an unknown key            | locations:          | locatoins:           | did you mean 'locations'
            an unknown upstream       | role:               | upstream: nowhere\\n  role: | upstream
            a second primary          | - replica           | - primary            | primary
            a wrong type              | node: 2             | node: two            | node
            a duplicate number        | node: 2             | node: 1              | node
            a duplicate key           | architecture: M1    | architecture: M1\\narchitecture: M1 | architecture
            a wrong address range     | /28                 | /99                  | CIDR
            an unsupported version    | '15'                | '9'                  | supported are 13
            broken YAML               | instances:          | instances: [         | config.yml
            an unknown failover manager | failover_manager: repmgr | failover_manager: repmgrr | repmgr
            """)
    void aBrokenConfigIsRefusedWithItsLine(String name, String from, String to, String word) throws IOException {
        var config = cluster.resolve("config.yml");
        var text = Files.readString(config);
        assertThat(text).as(name).contains(from);
        Files.writeString(config, text.replaceFirst(Pattern.quote(from), to.replace("\\n", "\n")));

        var plan = Howdah.run("plan", cluster.toString());

        plan.exits(3).showsNoStackTrace();
        assertThat(plan.all()).containsIgnoringCase(word.strip()).containsPattern("config\\.yml:[0-9]+");
    }

    @Test
    void allProblemsOfACommandLineAreToldAtOnce() {
        var ran = Howdah.run(
                "configure",
                scratch.resolve("many").toString(),
                "--architecture",
                "M1",
                "--postgresql",
                "9",
                "--platform",
                "docker",
                "--failover-manager",
                "repmgr",
                "--network",
                "10.0.0.1/24",
                "--num-cascaded-replicas",
                "-1");

        ran.exits(3).showsNoStackTrace();
        assertThat(ran.all()).contains("--postgresql", "--network", "--num-cascaded-replicas");
        assertThat(scratch.resolve("many")).doesNotExist();
    }

    @Test
    void unknownOptionsAndCommandsGetTheNearestKnownOne() {
        assertThat(Howdah.run("plna", cluster.toString()).exits(3).all()).contains("did you mean 'plan'");
        var option = Howdah.run("plan", cluster.toString(), "--formt", "json").exits(3);
        assertThat(option.showsNoStackTrace().all()).contains("--format");
    }

    @Test
    void aDirectoryThatExistsIsLeftAlone() throws IOException {
        var before = Files.readString(cluster.resolve("config.yml"));

        var again = configured(cluster).exits(3).showsNoStackTrace();

        assertThat(again.all()).contains("bad-input");
        assertThat(cluster.resolve("config.yml")).hasContent(before);
    }

    @Test
    void tooFewHostNamesAndTooSmallANetworkSayWhatIsNeeded() throws IOException {
        var names = Files.writeString(scratch.resolve("names"), "one\ntwo\n");

        var few = configured(scratch.resolve("few"), "--hostnames-from", names.toString());
        var small = configured(scratch.resolve("small"), "--network", "10.9.8.0/30");

        assertThat(few.exits(3).showsNoStackTrace().all()).contains("2", "4");
        assertThat(small.exits(3).showsNoStackTrace().all()).contains("10.9.8.0/30");
    }

    @Test
    void withoutADockerEngineNothingIsTried() {
        var nowhere = Map.of("DOCKER_HOST", "unix://" + scratch.resolve("no.sock"));

        var deploy =
                Howdah.startIn(scratch, nowhere, "deploy", cluster.toString()).end(Howdah.LONG);

        deploy.exits(3).showsNoStackTrace();
        assertThat(deploy.all()).containsIgnoringCase("docker").contains("help:");
    }

    @Test
    void namesAndAddressesThatOthersHaveAreNotTaken() throws IOException {
        var foreign = "howdah-foreign-" + ProcessHandle.current().pid();
        var subnet = "10.98." + (ProcessHandle.current().pid() & 255) + ".0/28";
        var label = List.of("--label", "dev.howdah.directory=" + scratch);
        try {
            var command = new ArrayList<>(List.of("network", "create", "--subnet", subnet));
            command.addAll(label);
            command.add(foreign);
            Docker.run(command.toArray(String[]::new)).succeeds();
            var taken = scratch.resolve("taken");
            configured(taken, "--network", subnet).succeeds();

            var deploy = Howdah.run("deploy", taken.toString());

            deploy.exits(3).showsNoStackTrace();
            assertThat(deploy.all()).contains(foreign);
            assertThat(Docker.lines("ps", "-aq", "--filter", "label=dev.howdah.cluster=taken"))
                    .isEmpty();
        } finally {
            Docker.removeAll(scratch);
        }
    }

    private static Ran configured(Path directory, String... more) {
        var command = new ArrayList<>(List.of("configure", directory.toString()));
        command.addAll(GOOD);
        command.addAll(List.of(more));
        return Howdah.run(command.toArray(String[]::new));
    }
}
