package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.config.ConfigReader;
import dev.howdah.engine.Change;
import dev.howdah.host.RawAnswer;
import dev.howdah.model.Cluster;
import dev.howdah.report.Ink;
import dev.howdah.report.PlanText;
import dev.howdah.testing.Asked;
import dev.howdah.testing.BareDebian;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeCredentials;
import dev.howdah.testing.FakeMachine;
import dev.howdah.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as TPA writes them are planned without an edit, for bare machines with empty disks: what is said of the file,
/// and the outline of the plan, as recorded under src/test/resources/tpa. `-Dgolden.write=true` records anew.
class TpaPlansTest {

    private static final Path FILES = Path.of("src/test/resources/tpa");

    @ParameterizedTest
    @ValueSource(strings = {"docker-cascaded", "docker-locations", "bare-locations", "aws-cascaded"})
    void isPlannedAsRecorded(String name) throws IOException {
        var read = ConfigReader.check(FILES.resolve(name + ".yml"), Components.settings());
        assertThat(read.errors()).isEmpty();
        var look = look(read.cluster().orElseThrow());

        var text =
                read.warnings().stream().map(warning -> warning.warningText()).collect(Collectors.joining())
                        + outline(PlanText.of(look.plan(), List.of(), Ink.PLAIN));

        var file = FILES.resolve(name + ".plan.txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
        assertThat(look.plan().instances().values())
                .allSatisfy(steps -> assertThat(steps)
                        .allSatisfy(step -> assertThat(step.changes())
                                .noneMatch(change -> change.change() instanceof Change.Refused)));
    }

    /// Steps and resources; what is in files is recorded for the examples.
    private static String outline(String plan) {
        return plan.lines()
                .filter(line ->
                        !line.startsWith("       ") || line.contains(" on /dev/") || line.contains(" mounted at "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Look look(Cluster cluster) {
        var machines = cluster.instances().stream()
                .map(instance -> new FakeMachine(instance.name(), new EmptyDisks(new BareDebian("12", "bookworm"))))
                .toList();
        var hosts = Hosts.of(cluster, FakeConnections.to(machines), 50);
        return Look.at(new Guess(cluster, new FakeCredentials(), Set.of()), hosts, Set.of());
    }

    /// A bare machine whose disks hold nothing.
    private record EmptyDisks(World machine) implements World {
        @Override
        public RawAnswer answer(Asked asked) {
            if (asked.text().equals("date -u +%s.%N")) {
                return new RawAnswer(0, "1764000000.0\n");
            }
            return asked.text().startsWith("howdah_find()")
                    ? new RawAnswer(0, "device=/dev/disk\nsize=17179869184\nprobe=2\nsource=\nuuid=\n")
                    : machine.answer(asked);
        }

        @Override
        public RawAnswer act(String shell) {
            return machine.act(shell);
        }
    }
}
