package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.platform.docker.PreparedImages;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --failover-manger=repmgr        | did you mean '--failover-manager'?
            --num-cascaded-replicas=many    | is not a number
            --network=10.0.0.0/33           | CIDR
            --network=10.33.1.7/24          | has bits set after its prefix
            --os-version=9                  | is not supported
            --distribution=Gentoo           | is not supported
            --hostnames-from=/no/such/file  | cannot be read
            --barman-location=mian          | did you mean 'main'
            """)
    void aBadOptionIsNamed(String option, String words) {
        var made = scratch.resolve("made");

        var ran = configured(made, option).exits(3).showsNoStackTrace();

        assertThat(ran.all()).contains(option.replaceFirst("=.*", ""), words).contains("  --> ");
        assertThat(made).doesNotExist();
    }

    @Test
    void allMissingOptionsAreNamed() {
        var ran = Howdah.run("configure", scratch.resolve("made").toString())
                .exits(3)
                .showsNoStackTrace();

        assertThat(ran.all())
                .contains("--architecture", "--postgresql", "--failover-manager")
                .doesNotContain("--platform"); // it has a default
    }

    @Test
    void aDirectoryWithoutConfigIsNamed() {
        for (var verb : List.of("plan", "deploy", "provision", "status", "test")) {
            var ran = Howdah.run(verb, scratch.toString()).exits(3).showsNoStackTrace();
            assertThat(ran.all()).contains(scratch + "/config.yml");
        }
    }

    @Test
    void standbysInACircleAreRefused() throws IOException {
        var config = cluster.resolve("config.yml");
        var text = Files.readString(config);
        var upstreams =
                Pattern.compile("upstream: (\\S+)").matcher(text).results().toList();
        assertThat(upstreams).hasSize(2);
        var second = upstreams.getLast().group(1);
        var third = Pattern.compile("Name: (\\S+)")
                .matcher(text)
                .results()
                .toList()
                .get(4)
                .group(1);
        Files.writeString(
                config, text.replaceFirst("upstream: " + upstreams.getFirst().group(1), "upstream: " + third));

        var ran = Howdah.run("plan", cluster.toString()).exits(3).showsNoStackTrace();

        assertThat(ran.all()).contains(second, third).containsPattern("config\\.yml:[0-9]+");
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

    @Test
    void aContainerThatSomebodyElseHasIsNotTaken() throws IOException {
        var name = "howdah-foreign-" + ProcessHandle.current().pid();
        var names = Files.writeString(scratch.resolve("names"), name + "\nfb\nfc\nfd\n");
        var taken = scratch.resolve("taken");
        configured(taken, "--hostnames-from", names.toString(), "--hostnames-unsorted")
                .succeeds();
        PreparedImages.bare("12");
        Docker.run("create", "--name", name, "--label", "dev.howdah.directory=" + scratch, "howdah/debian:12", "true")
                .succeeds();
        try {
            var deploy = Howdah.run("deploy", taken.toString()).exits(3).showsNoStackTrace();

            assertThat(deploy.all()).contains("a container named " + name + " exists", "help:");
            assertThat(Docker.lines("ps", "-aq", "--filter", "label=dev.howdah.directory=" + taken))
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
