package dev.howdah.platform.docker;

import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.DockerConnections;
import dev.howdah.host.docker.Engine;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.time.Duration;
import java.util.List;

/// Waits until the systemd of a container is up: every unit of the start has ended, one or the other perhaps badly.
record Boot(Engine engine, ClusterLabels labels) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// systemd first makes its socket, then it can be asked to wait.
    private static final String WAIT = """
            until [ -S /run/systemd/private ]; do sleep 0.05; done
            state=$(systemctl is-system-running --wait)
            case $state in
                running|degraded) exit 0 ;;
                *) echo "$state"; systemctl --failed --no-legend --plain; exit 1 ;;
            esac
            """;

    void await(String container) {
        try (var connection = new DockerConnections(engine, labels).to(container)) {
            var result = connection.run(new Script(WAIT, LIMIT));
            if (!result.succeeded()) {
                throw notUp(container, result.out().lines().toList());
            }
        } catch (HostUnreachable e) {
            throw notUp(container, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static ProblemException notUp(String container, List<String> evidence) {
        return new ProblemException(
                Category.STEP_FAILED,
                Problem.onHost(container, "start", "systemd did not come up in the container")
                        .withEvidence(evidence)
                        .withRemedy("docker logs " + container
                                + "; the image must hold systemd; then run the same command again"));
    }
}
