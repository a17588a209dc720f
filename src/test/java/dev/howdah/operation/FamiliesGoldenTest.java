package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.PlannedChange;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Settings;
import dev.howdah.problem.ProblemException;
import dev.howdah.testing.BareHost;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeCredentials;
import dev.howdah.testing.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cluster planned for bare hosts of each distribution and with each flavour of Postgres: every file and script that
/// differs from what Debian 12 with the community's Postgres gets, as recorded under src/test/resources/families.
class FamiliesGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/families");
    private static final List<String> HOSTS = List.of("primary", "barman");
    private static final String TOKEN = "token-of-the-test";

    @ParameterizedTest
    @CsvSource({
        "debian, 11, postgresql, 13",
        "debian, 13, postgresql, 17",
        "ubuntu, 22.04, postgresql, 16",
        "ubuntu, 24.04, postgresql, 16",
        "ubuntu, 26.04, postgresql, 18",
        "rhel, 8, postgresql, 15",
        "rocky, 9, postgresql, 16",
        "almalinux, 10, postgresql, 17",
        "ol, 9, postgresql, 16",
        "sles, 15, postgresql, 16",
        "debian, 12, epas, 16",
        "ubuntu, 24.04, epas, 16",
        "rocky, 9, epas, 16",
        "sles, 15, epas, 16",
        "debian, 12, edbpge, 16",
        "rhel, 9, edbpge, 16",
        "sles, 15, edbpge, 16"
    })
    void isPlannedAsRecorded(String id, String version, String flavour, int major) throws IOException {
        var distribution = Distribution.find(id, version).orElseThrow();
        var planned =
                planned(distribution, new PostgresVersion(Flavour.of(flavour).orElseThrow(), major));
        planned.entrySet()
                .removeAll(
                        planned(Distribution.LIKELY, new PostgresVersion(major)).entrySet());
        var text = planned.entrySet().stream()
                .map(entry -> "=== " + entry.getKey() + "\n" + entry.getValue())
                .collect(Collectors.joining("\n"));

        var file = GOLDEN.resolve("%s-%s-%s-%d.txt".formatted(id, version, flavour, major));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
        assertThat(text).doesNotContain(TOKEN);
    }

    @Test
    void hostsOfOtherDistributionsAreRefusedAllAtOnce() {
        var cluster = cluster(new PostgresVersion(15));
        var machines = cluster.instances().stream()
                .map(instance -> new FakeMachine(
                        instance.name(),
                        new BareHost(new Distribution("arch", "2026", "Arch", Distribution.LIKELY.family(), "", 0))))
                .toList();
        var hosts = Hosts.of(cluster, FakeConnections.to(machines), 50);
        assertThatThrownBy(() -> Look.at(new Guess(cluster, credentials(), Set.of()), hosts, Set.of()))
                .isInstanceOfSatisfying(ProblemException.class, thrown -> {
                    assertThat(thrown.problems()).hasSize(cluster.instances().size());
                    assertThat(thrown.category().exitCode()).isEqualTo(3);
                })
                .hasMessageContaining("its system (arch 2026, by /etc/os-release) is not supported")
                .hasMessageContaining("Rocky 8, 9, 10");
    }

    private static SequencedMap<String, String> planned(Distribution distribution, PostgresVersion postgres) {
        var cluster = cluster(postgres);
        var machines = cluster.instances().stream()
                .map(instance -> new FakeMachine(instance.name(), new BareHost(distribution)))
                .toList();
        var hosts = Hosts.of(cluster, FakeConnections.to(machines), 50);
        var plan = Look.at(new Guess(cluster, credentials(), Set.of()), hosts, Set.of())
                .plan();
        var texts = new LinkedHashMap<String, String>();
        for (var host : HOSTS) {
            for (var step : plan.instances().getOrDefault(host, List.of())) {
                step.changes().forEach(change -> texts.put(host + ": " + change.address(), text(change)));
            }
        }
        return texts;
    }

    /// Lines of files; scripts of all else. Lists of repositories are told by their lines, their keys are long.
    private static String text(PlannedChange planned) {
        return switch (planned.change()) {
            case Change.Same _ -> "as wished\n";
            case Change.Later later -> "later: " + later + "\n";
            case Change.Refused refused -> "refused: " + refused.problem().what() + "\n";
            case Change.Edit edit -> {
                var lines = new ArrayList<>(edit.lines());
                if (!planned.address().startsWith("file ") && !planned.address().equals("repository pgdg")) {
                    edit.actions().stream()
                            .map(Action::shell)
                            .map(shell -> "--- script\n" + shell.strip())
                            .forEach(lines::add);
                }
                yield String.join("\n", lines) + "\n";
            }
        };
    }

    private static Cluster cluster(PostgresVersion postgres) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("extra_postgres_extensions", List.of("pgaudit"));
        settings.put("repmgr_package_version", "5.5*");
        if (postgres.flavour() != Flavour.POSTGRESQL) {
            settings.put("edb_repositories", List.of(postgres.flavour() == Flavour.EPAS ? "enterprise" : "standard"));
            settings.put("apt_repository_list", List.of());
            settings.put("yum_repository_list", List.of("EPEL"));
            settings.put("suse_repository_list", List.of());
        }
        var toy = Clusters.m1(0);
        return new Cluster(
                toy.name(),
                toy.architecture(),
                toy.platform(),
                postgres,
                toy.failover(),
                toy.locations(),
                toy.instances(),
                Settings.of(settings),
                Map.of());
    }

    private static FakeCredentials credentials() {
        return new FakeCredentials(TOKEN);
    }
}
