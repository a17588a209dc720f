package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.config.ConfigReader;
import dev.howdah.engine.Change;
import dev.howdah.engine.Plan;
import dev.howdah.engine.StepPlan;
import dev.howdah.engine.Verb;
import dev.howdah.model.Cluster;
import dev.howdah.model.Platform;
import dev.howdah.report.Ink;
import dev.howdah.report.PlanText;
import dev.howdah.testing.BareDebian;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeCredentials;
import dev.howdah.testing.FakeMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each example planned from nothing and for bare machines: the whole plan and every file that it would write, as
/// recorded under src/test/resources/golden. `-Dgolden.write=true` records anew; look at the difference then.
class GoldenTest {

    private static final Path EXAMPLES = Path.of("examples");
    private static final String TOKEN = "token-of-the-test";
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<String> examples() throws IOException {
        try (var directories = Files.list(EXAMPLES)) {
            return directories
                    .map(directory -> directory.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isPlannedAsRecorded(String example) throws IOException {
        var read = ConfigReader.read(EXAMPLES.resolve(example), Components.settings());
        assertThat(read.warnings()).isEmpty();

        var planned = planned(read.cluster());

        var directory = GOLDEN.resolve(example);
        if (Boolean.getBoolean("golden.write")) {
            write(directory, planned);
        }
        var recorded = recorded(directory);
        assertThat(planned.keySet()).isEqualTo(recorded.keySet());
        planned.forEach((path, text) -> assertThat(text).as(path).isEqualTo(recorded.get(path)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noSecretIsInAPlan(String example) {
        var cluster = ConfigReader.read(EXAMPLES.resolve(example), Components.settings())
                .cluster();

        assertThat(planned(cluster).values())
                .allSatisfy(
                        text -> assertThat(text).doesNotContain("password-of-", "PRIVATE KEY", "verifier-of-", TOKEN));
    }

    /// Texts by name: the two plans, and each host's files.
    private static SequencedMap<String, String> planned(Cluster cluster) {
        var names =
                cluster.instances().stream().map(instance -> instance.name()).collect(Collectors.toSet());
        var texts = new TreeMap<String, String>();
        texts.put("from-nothing.txt", text(plan(cluster, names)));
        var plan = plan(cluster, Set.of());
        texts.put("from-bare-machines.txt", summary(plan));
        plan.instances().forEach((host, steps) -> texts.put(host + ".txt", files(steps)));
        return texts;
    }

    /// All files that a host would get, one after the other, in order of their paths.
    private static String files(List<StepPlan> steps) {
        var files = new TreeMap<String, String>();
        for (var step : steps) {
            for (var planned : step.changes()) {
                if (planned.address().startsWith("file /")
                        && planned.change() instanceof Change.Edit(Verb verb, var lines, var _, var _)
                        && verb == Verb.CREATE) {
                    files.put(planned.address().substring("file ".length()), content(lines));
                }
            }
        }
        return files.entrySet().stream()
                .map(file -> "=== " + file.getKey() + "\n" + file.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Plan plan(Cluster cluster, Set<String> absent) {
        var machines = cluster.instances().stream()
                .map(instance -> new FakeMachine(instance.name(), bare(cluster)))
                .toList();
        var hosts = Hosts.of(cluster, FakeConnections.to(machines), 50);
        var look = Look.at(new Guess(cluster, new FakeCredentials(TOKEN), Set.of()), hosts, absent);
        assertThat(hosts.values()).allMatch(host -> host.roundTrips() == (absent.isEmpty() ? 1 : 0));
        return look.plan();
    }

    private static BareDebian bare(Cluster cluster) {
        return switch (cluster.platform()) {
            case Platform.Docker docker ->
                docker.image().version().equals("13")
                        ? new BareDebian("13", "trixie")
                        : new BareDebian("12", "bookworm");
            case Platform.Bare _ -> new BareDebian("12", "bookworm");
            case Platform.Aws _ -> new BareDebian("12", "bookworm");
        };
    }

    private static String text(Plan plan) {
        return PlanText.of(plan, List.of(), Ink.PLAIN);
    }

    /// The plan without the lines of new files, which are recorded by themselves.
    private static String summary(Plan plan) {
        boolean inFile = false;
        var kept = new StringBuilder();
        for (var line : text(plan).lines().toList()) {
            if (!line.startsWith("       ")) {
                inFile = line.startsWith("   + file /");
            }
            if (!inFile || !line.startsWith("       ")) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString();
    }

    private static String content(List<String> lines) {
        return lines.stream()
                .map(line -> line.startsWith("+ ") ? line.substring(2) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void write(Path directory, SequencedMap<String, String> texts) throws IOException {
        for (var old : recorded(directory).keySet()) {
            Files.delete(directory.resolve(old));
        }
        for (var entry : texts.entrySet()) {
            var file = directory.resolve(entry.getKey());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, entry.getValue());
        }
    }

    private static SequencedMap<String, String> recorded(Path directory) throws IOException {
        var texts = new TreeMap<String, String>();
        if (Files.isDirectory(directory)) {
            try (var files = Files.walk(directory)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> texts.put(directory.relativize(file).toString(), read(file)));
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
