package dev.howdah.platform.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerNetwork;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.Cluster;
import dev.howdah.model.Platform;
import dev.howdah.platform.MachineFaults;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;

/// Faults of one cluster's containers, by the engine. A container of another cluster is never touched, whatever its
/// name.
record ContainerFaults(Engine engine, Cluster cluster, Platform.Docker wish, ClusterLabels labels)
        implements MachineFaults {

    private static final String PAUSED = "paused";
    private static final int MOST_TRIES = 20;

    /// A container that was killed by hand is not started again by the engine.
    @Override
    public void powerOff(String instance) {
        var container = find(instance);
        if (Existing.isRunning(container)) {
            ask(() -> engine.client().killContainerCmd(container.getId()).exec());
        }
    }

    @Override
    public void powerOn(String instance) {
        var container = find(instance);
        if (!Existing.isRunning(container)) {
            ask(() -> {
                try {
                    engine.client().startContainerCmd(container.getId()).exec();
                } catch (NotModifiedException _) {
                    // it runs
                }
            });
        }
        new Boot(engine, labels).await(instance);
    }

    @Override
    public void cutOff(String instance) {
        var container = find(instance);
        if (isConnected(container)) {
            ask(() -> engine.client()
                    .disconnectFromNetworkCmd()
                    .withNetworkId(wish.network())
                    .withContainerId(container.getId())
                    .withForce(true)
                    .exec());
        }
    }

    @Override
    public void connect(String instance) {
        var container = find(instance);
        if (!isConnected(container)) {
            var address = new ContainerNetwork.Ipam();
            cluster.instance(instance).address().ifPresent(address::withIpv4Address);
            ask(() -> engine.client()
                    .connectToNetworkCmd()
                    .withNetworkId(wish.network())
                    .withContainerId(container.getId())
                    .withContainerNetwork(new ContainerNetwork().withIpamConfig(address))
                    .exec());
        }
    }

    @Override
    public void freeze(String instance) {
        var container = find(instance);
        if (!PAUSED.equals(container.getState())) {
            ask(() -> untilFrozen(
                    () -> engine.client().pauseContainerCmd(container.getId()).exec()));
        }
    }

    /// On a busy machine the engine may not catch all processes of a container, and leaves it to others to try again.
    static void untilFrozen(Runnable pause) {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                pause.run();
                return;
            } catch (DockerException e) {
                if (!String.valueOf(e.getMessage()).contains("unable to freeze")) {
                    throw e;
                }
            }
        }
        pause.run();
    }

    @Override
    public void thaw(String instance) {
        var container = find(instance);
        if (PAUSED.equals(container.getState())) {
            ask(() -> engine.client().unpauseContainerCmd(container.getId()).exec());
        }
    }

    private boolean isConnected(Container container) {
        var settings = container.getNetworkSettings();
        return settings != null && settings.getNetworks().containsKey(wish.network());
    }

    private Container find(String instance) {
        var existing = Existing.of(engine, labels);
        return existing.named(instance)
                .filter(existing::isOurs)
                .orElseThrow(() -> new ProblemException(
                        Category.STEP_FAILED,
                        Problem.onHost(instance, "drill", "there is no container of this cluster with that name")));
    }

    private void ask(Runnable deed) {
        EngineCall.ask(engine, () -> {
            deed.run();
            return true;
        });
    }
}
