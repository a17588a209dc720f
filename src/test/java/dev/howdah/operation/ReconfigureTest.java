package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.config.ConfigReader;
import dev.howdah.model.Role;
import dev.howdah.operation.reconfigure.Reconfigure;
import dev.howdah.operation.reconfigure.ReconfigureOptions;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cluster of four, with names that are known here.
class ReconfigureTest {

    @TempDir
    Path directory;

    @BeforeEach
    void copyTheExample() throws IOException {
        Files.copy(Path.of("src/test/resources/reconfigure/config.yml"), directory.resolve("config.yml"));
    }

    @Test
    void setsAndRemovesVariables() throws IOException {
        var planned = Reconfigure.plan(asked("--set", "max_connections=300", "--set", "pgpass_users=[postgres, app]"));

        assertThat(planned.difference())
                .containsExactly("+   max_connections: 300", "+   pgpass_users:", "+   - postgres", "+   - app");
        Reconfigure.write(planned, "");
        assertThat(Reconfigure.plan(asked("--set", "max_connections=300")).isEmpty())
                .isTrue();
        Reconfigure.write(Reconfigure.plan(asked("--unset", "max_connections", "--unset", "pgpass_users")), "");
        assertThat(directory.resolve("config.yml"))
                .hasSameTextualContentAs(Path.of("src/test/resources/reconfigure/config.yml"));
    }

    @Test
    void setsAVariableOfOneInstance() {
        assertThat(Reconfigure.plan(asked("--set", "repmgr_priority=50", "--instance", "teak"))
                        .difference())
                .containsExactly("+   vars:", "+     repmgr_priority: 50");
    }

    @Test
    void addsAReplicaAndTheWitnessThatAnEvenNumberNeeds() throws IOException {
        var planned = Reconfigure.plan(asked("--add-replica", "--name", "Late_One"));
        Reconfigure.write(planned, "");

        var cluster = ConfigReader.read(directory, Components.settings()).cluster();
        var late = cluster.instance("late-one");
        assertThat(late.node()).isEqualTo(5);
        assertThat(late.upstream()).contains("whitebeam");
        assertThat(late.location()).isEqualTo("main");
        assertThat(late.address()).isPresent();
        assertThat(cluster.instances().stream().map(one -> one.address()).distinct())
                .hasSize(5);
        assertThat(cluster.instance("porphyry").has(Role.WITNESS)).isTrue();
        assertThat(planned.notes()).singleElement().asString().contains("porphyry becomes a witness");
    }

    @Test
    void addsCascadedReplicasBelowTheFirstReplica() throws IOException {
        Reconfigure.write(Reconfigure.plan(asked("--num-cascaded-replicas", "3")), "");

        var cluster = ConfigReader.read(directory, Components.settings()).cluster();
        assertThat(cluster.instances()).hasSize(6);
        assertThat(cluster.dataInstances().stream().filter(one -> one.upstream().equals(Optional.of("travertine"))))
                .hasSize(3)
                .allMatch(one -> one.location().equals("dr"));
        assertThat(cluster.having(Role.WITNESS)).isEmpty();
    }

    @Test
    void keepsCommentsAndOrder() throws IOException {
        var file = directory.resolve("config.yml");
        var text = Files.readString(file).replace("cluster_vars:", "# ours\ncluster_vars: # and why");
        Files.writeString(file, text);

        var after = Reconfigure.plan(asked("--postgres-version", "15.6")).after();

        assertThat(after)
                .isEqualTo(text.replace(
                        "postgres_version: '15'\n", "postgres_version: '15'\n  postgres_package_version: '15.6-*'\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --set max_conections=3               | did you mean 'max_connections'
            --set max_connections                | NAME=VALUE
            --set barman_parallel_jobs=many      | expected a whole number
            --set pgpass_users=[a                | not valid YAML
            --set postgres_version=16            | use --postgres-version
            --set replication_user=x --instance teak | counts for the whole cluster
            --unset max_connections              | is not set
            --set work_mem=1GB --instance taek   | did you mean 'teak'
            --instance teak                      | nothing to change
            --name late                          | add --add-replica
            --add-replica --upstream taek        | did you mean 'teak'
            --add-replica --upstream porphyry    | is no primary or replica
            --add-replica --location moon        | not in locations
            --add-replica --name teak            | two instances have the name teak
            --add-replica --address 10.9.9.9     | outside the network
            --add-replica --num-cascaded-replicas 2 | give one of them
            --num-cascaded-replicas 0            | instances are not removed
            --num-cascaded-replicas many         | is not a number
            --num-cascaded-replicas 20           | no address left
            --failover-manager patroni           | Patroni needs instances with etcd
            --failover-manager patron            | did you mean 'patroni'
            --postgres-version 16                | an upgrade
            """)
    void refusesWhatIsWrongAndChangesNothing(String options, String message) {
        assertThatThrownBy(() -> Reconfigure.plan(asked(options.split(" "))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aDeployedClusterKeepsItsFailoverManager() throws IOException {
        Files.createDirectory(directory.resolve("inventory"));

        assertThatThrownBy(() -> Reconfigure.plan(asked("--failover-manager", "efm")))
                .hasMessageContaining("has been provisioned or deployed");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseWroteMeanwhile() throws IOException {
        var planned = Reconfigure.plan(asked("--set", "max_connections=300"));
        var file = directory.resolve("config.yml");
        Files.writeString(file, Files.readString(file) + "# mine\n");

        assertThatThrownBy(() -> Reconfigure.write(planned, "")).hasMessageContaining("changed meanwhile");
        assertThat(file).content().endsWith("# mine\n").doesNotContain("max_connections: 300");
    }

    @Test
    void commitsWhatItWroteAndNothingElse() throws Exception {
        git("init", "-q");
        git("add", "config.yml");
        git("-c", "user.name=a", "-c", "user.email=b", "commit", "-q", "-m", "first");
        Files.writeString(directory.resolve("other"), "x");
        git("add", "other");

        var note = Reconfigure.write(
                Reconfigure.plan(asked("--set", "max_connections=300")),
                "howdah reconfigure --set max_connections=300");

        assertThat(note).isEmpty();
        assertThat(git("log", "-1", "--name-only", "--format=%s %b")).contains("--set max_connections", "config.yml");
        assertThat(git("status", "--short")).contains("A  other").doesNotContain("config.yml");
    }

    private String git(String... words) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /// The options as the command line would give them.
    private ReconfigureOptions asked(String... words) {
        var given = new Given(List.of(words));
        return new ReconfigureOptions(
                directory,
                given.has("--add-replica"),
                given.one("--name"),
                given.one("--upstream"),
                given.one("--location"),
                given.one("--address"),
                given.one("--num-cascaded-replicas"),
                given.all("--set"),
                given.all("--unset"),
                given.one("--instance"),
                given.one("--failover-manager"),
                given.one("--postgres-version"));
    }

    private record Given(List<String> words) {
        boolean has(String option) {
            return words.contains(option);
        }

        List<String> all(String option) {
            return IntStream.range(0, words.size())
                    .filter(at -> words.get(at).equals(option))
                    .mapToObj(at -> words.get(at + 1))
                    .toList();
        }

        Optional<String> one(String option) {
            return all(option).stream().findFirst();
        }
    }
}
