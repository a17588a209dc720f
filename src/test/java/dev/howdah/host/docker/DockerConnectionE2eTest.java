package dev.howdah.host.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.HostConfig;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Scripts in a real container.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DockerConnectionE2eTest {

    private final String name = "howdah-test-" + UUID.randomUUID();
    private final ClusterLabels labels = new ClusterLabels("connection-test", "/nowhere/" + name);
    private final Engine engine = Engine.fromEnvironment();
    private final DockerConnections connections = new DockerConnections(engine, labels);

    @BeforeAll
    void startContainer() {
        engine.client()
                .createContainerCmd("howdah/debian:12")
                .withName(name)
                .withLabels(labels.ofInstance(name))
                .withHostConfig(HostConfig.newHostConfig().withInit(true))
                .withCmd("/bin/sh", "-c", "while :; do sleep 1000; done")
                .exec();
        engine.client().startContainerCmd(name).exec();
    }

    @AfterAll
    void removeContainer() {
        engine.client().removeContainerCmd(name).withForce(true).exec();
        connections.close();
    }

    private String out(String script) {
        var result = connections.to(name).run(Script.question(script));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitStatus()).isZero();
        return result.out();
    }

    @Test
    void keepsOutputErrorAndStatusApart() {
        var result = connections.to(name).run(Script.question("printf out; echo err >&2; exit 3"));
        assertThat(result.exitStatus()).isEqualTo(3);
        assertThat(result.out()).isEqualTo("out");
        assertThat(result.err()).isEqualTo("err\n");
    }

    @Test
    void takesAnyTextAndGivesItBack() {
        var text = "ā\u00e9\u20ac '\"$HOME `x` \\n %s {} \ud83d\udc18";
        assertThat(out("cat <<'END'\n" + text + "\nEND")).isEqualTo(text + "\n");
    }

    @Test
    void carriesMegabytesBothWays() {
        var line = "0123456789".repeat(10) + "\n";
        var text = line.repeat(40_000);
        assertThat(out("cat <<'END'\n" + text + "END")).isEqualTo(text);
    }

    @Test
    void commandsCannotSwallowTheRestOfTheScript() {
        assertThat(out("cat\necho after")).isEqualTo("after\n");
    }

    @Test
    void runsNothingOfAScriptThatDoesNotParse() {
        var result = connections.to(name).run(Script.question("echo first\nif true; then"));
        assertThat(result.exitStatus()).isNotZero();
        assertThat(result.out()).isEmpty();
        assertThat(out("echo next")).isEqualTo("next\n");
    }

    @Test
    void runsSeveralScriptsAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 8; i++) {
                var script = "echo " + i;
                answers.add(threads.submit(() -> out(script)));
            }
            for (int i = 0; i < 8; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i + "\n");
            }
        }
    }

    @Test
    void givesUpAfterTheLimit() {
        var script = new Script("tail -f /dev/null", Duration.ofSeconds(1));
        assertThatThrownBy(() -> connections.to(name).run(script))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("did not end within 1 s");
        assertThat(out("echo on")).isEqualTo("on\n");
    }

    @Test
    void saysThatAContainerDoesNotExistOrBelongsToSomebodyElse() {
        assertThatThrownBy(() -> connections.to("howdah-test-no-such").run(Script.question("true")))
                .isInstanceOf(HostUnreachable.class)
                .hasMessage("container howdah-test-no-such does not exist");
        var stranger = new DockerConnections(engine, new ClusterLabels("another", "/elsewhere"));
        assertThatThrownBy(() -> stranger.to(name).run(Script.question("true")))
                .isInstanceOf(HostUnreachable.class)
                .hasMessageContaining("does not belong to this cluster");
    }

    @Test
    void saysThatAContainerIsPausedAndGoesOnAfterARestart() {
        engine.client().pauseContainerCmd(name).exec();
        try (var second = new DockerConnection(engine, labels, name)) {
            assertThatThrownBy(() -> second.run(Script.question("true")))
                    .isInstanceOf(HostUnreachable.class)
                    .hasMessageContaining("is not running (paused)");
        } finally {
            engine.client().unpauseContainerCmd(name).exec();
        }
        out("true");
        engine.client().killContainerCmd(name).exec();
        assertThatThrownBy(() -> connections.to(name).run(Script.question("true")))
                .isInstanceOf(HostUnreachable.class);
        engine.client().startContainerCmd(name).exec();
        assertThat(out("echo again")).isEqualTo("again\n");
    }
}
