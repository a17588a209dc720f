package dev.howdah.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.host.Connection;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.model.Instance;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.HostKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key in user data is for one connection, over which the lasting one takes its place.
class SshArrivalTest {

    private static final Instance KAOLIN = AwsCluster.ofTwo().instances.getFirst();
    private static final Map<String, String> DISKS = Map.of("/dev/xvda", "vol-0a1", "/dev/sdf", "vol-0b2");

    @TempDir
    private Path directory;

    private final List<String> trusted = new ArrayList<>();
    private final List<String> scripts = new ArrayList<>();
    private final Deque<Boolean> answers = new ArrayDeque<>();
    private HostKeys keys;

    @BeforeEach
    void makeKeys() {
        keys = new HostKeys(directory);
    }

    private Connection connection(String hostKey) {
        trusted.add(hostKey);
        return new Connection() {
            @Override
            public Result run(Script script) {
                if (!answers.isEmpty() && !answers.poll()) {
                    throw new HostUnreachable("kaolin", "the connection was refused");
                }
                scripts.add(script.text());
                return new Result(0, "", "");
            }

            @Override
            public void close() {}
        };
    }

    private SshArrival arrival(InstantSource clock) {
        return new SshArrival(keys, (_, _, hostKey) -> connection(hostKey), new Waiting(Duration.ofMillis(1), clock));
    }

    @Test
    void replacesTheFirstKeyByTheLastingOneOnceTheMachineAnswers() throws IOException, InterruptedException {
        var arrival = arrival(InstantSource.system());
        var userData = arrival.userData(KAOLIN);
        assertThat(arrival.userData(KAOLIN)).isEqualTo(userData);
        assertThat(arrival.isAwaited(KAOLIN)).isTrue();
        var first = keys.first("kaolin");
        var lasting = keys.ensure("kaolin");
        assertThat(userData).contains(first.publicKey()).doesNotContain(line(lasting));

        answers.addAll(List.of(false, false, true));
        arrival.await(KAOLIN, "192.0.2.1", DISKS);
        assertThat(trusted).hasSize(3).containsOnly(first.publicKey());
        assertThat(arrival.isAwaited(KAOLIN)).isFalse();
        assertThat(scripts.getFirst())
                .contains(lasting.privateKey().reveal().strip())
                .contains("ATTRS{serial}==\"vol0b2\", SYMLINK+=\"sdf\"")
                .contains("KERNEL==\"xvdf\", SYMLINK+=\"sdf\"");
        assertThat(isShell(scripts.getFirst())).isTrue();
        assertThat(keys.first("kaolin").publicKey()).isNotEqualTo(first.publicKey());
    }

    @Test
    void leavesAMachineAloneThatWasConnectedToBefore() {
        arrival(InstantSource.system()).await(KAOLIN, "192.0.2.1", DISKS);
        assertThat(trusted).isEmpty();
    }

    @Test
    void saysWhyAMachineDoesNotArriveAndGoesOnAwaitingIt() {
        var now = new ArrayDeque<>(List.of(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(1))));
        var arrival = arrival(() -> now.size() > 1 ? now.poll() : now.getFirst());
        arrival.userData(KAOLIN);
        answers.addAll(List.of(false, false, false, false));
        assertThatThrownBy(() -> arrival.await(KAOLIN, "192.0.2.1", DISKS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the new machine does not take ssh at 192.0.2.1")
                .hasMessageContaining("the connection was refused");
        assertThat(arrival.isAwaited(KAOLIN)).isTrue();
    }

    private static String line(HostKeys.HostKey key) {
        return key.privateKey().reveal().lines().skip(3).findFirst().orElseThrow();
    }

    private static boolean isShell(String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (var input = shell.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        return shell.waitFor() == 0;
    }
}
