package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.host.Connection;
import dev.howdah.host.Connections;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import dev.howdah.operation.check.Seen;
import dev.howdah.problem.ProblemException;
import dev.howdah.testing.Clusters;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The user's own tests: what they end with is the verdict, what they print the evidence.
class CustomTestsTest {

    @TempDir
    private Path directory = Path.of("");

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<String> script = new AtomicReference<>("");

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("tests")).resolve(name), text);
    }

    private List<CheckResult> results(TestOptions options) {
        var cluster = Clusters.m1(0);
        var seen = new Seen(Instant.EPOCH, Topology.unknown(cluster), new LinkedHashMap<>());
        var own = OwnTests.of(directory, options);
        return new CustomTests(directory, hosts(), seen).results(own.chosen());
    }

    /// The barman host does not answer; the others end with status 7.
    private Connections hosts() {
        return new Connections() {
            @Override
            public Connection to(String instance) {
                return new Connection() {
                    @Override
                    public Result run(Script given) {
                        if (instance.equals("barman")) {
                            throw new HostUnreachable(instance, "no route");
                        }
                        script.set(given.text());
                        return new Result(7, "seen\n", "and heard\n");
                    }

                    @Override
                    public void send(String host, Collection<Upload> uploads) {
                        sent.add(host);
                    }

                    @Override
                    public void close() {
                        // holds nothing
                    }
                };
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    @Test
    void aLocalTestKnowsTheClusterAndIsJudgedByItsStatus() throws IOException {
        write("good.sh", "echo \"$HOWDAH_CLUSTER has $HOWDAH_PRIMARY in $(basename \"$PWD\")\"; cat\n");
        write("wrong.sh", "echo one; echo two >&2; exit 3\n");

        var results = results(TestOptions.USUAL);

        assertThat(results).extracting(CheckResult::name).containsExactly("tests/good.sh", "tests/wrong.sh");
        assertThat(results.getFirst().ok()).isTrue();
        assertThat(results.getFirst().what()).isEqualTo("toy has primary in " + directory.getFileName());
        assertThat(results.get(1).ok()).isFalse();
        assertThat(results.get(1).what()).isEqualTo("it ended with exit status 3");
        assertThat(results.get(1).evidence()).containsExactly("one", "two");
    }

    @Test
    void aTestThatDoesNotEndFails() throws IOException {
        write("slow.sh", "# howdah: limit=1s\necho begun\nexec sleep 600\n");

        var result = results(TestOptions.USUAL).getFirst();

        assertThat(result.ok()).isFalse();
        assertThat(result.what()).isEqualTo("it did not end in 1 s");
        assertThat(result.evidence()).containsExactly("begun");
    }

    @Test
    void onHostsItRunsAsHooksDo() throws IOException {
        write("there.sh", "# howdah: on=primary,barman\nexit 7\n");

        var results = results(TestOptions.USUAL);

        assertThat(results).extracting(CheckResult::instance).containsExactly("primary", "barman");
        assertThat(results.getFirst().evidence()).containsExactly("seen", "and heard");
        assertThat(results.get(1).what()).contains("does not answer");
        assertThat(script.get()).contains("export HOWDAH_INSTANCE=primary", "export HOWDAH_POSTGRES_PORT=5432");
        assertThat(sent).contains("primary");
    }

    @Test
    void destructiveOnesRunOnlyWhereThatIsSaid() throws IOException {
        write("kill.sh", "# howdah: destructive\nexit 0\n");

        assertThat(results(TestOptions.USUAL)).isEmpty();
        assertThat(OwnTests.of(directory, TestOptions.USUAL).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).contains("--destroy-this-cluster"));
        assertThat(results(new TestOptions(Optional.empty(), Optional.empty(), true)))
                .hasSize(1);
        var named = new TestOptions(Optional.empty(), Optional.of("kill"), false);
        assertThatThrownBy(() -> results(named)).isInstanceOf(ProblemException.class);
    }

    @Test
    void oneMayBeNamed() throws IOException {
        write("a.sh", "exit 0\n");
        write("b.sh", "exit 0\n");

        assertThat(results(new TestOptions(Optional.empty(), Optional.of("b"), false)))
                .extracting(CheckResult::name)
                .containsExactly("tests/b.sh");
        assertThatThrownBy(() -> results(new TestOptions(Optional.empty(), Optional.of("c"), false)))
                .hasMessageContaining("there is no test 'c'");
    }
}
