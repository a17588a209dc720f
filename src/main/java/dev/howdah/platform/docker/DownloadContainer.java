package dev.howdah.platform.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.howdah.host.Connection;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.DockerConnections;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.DistributionImage;
import java.nio.file.Path;

/// A container that fetches packages into a directory of this machine: in the engine's usual network, without systemd.
///
/// It is no instance of the cluster, so its labels are not the cluster's. It is removed at the end; where the tool was
/// killed, the next one removes it, or it ends by itself.
public final class DownloadContainer implements AutoCloseable {

    /// Where the directory is in the container.
    public static final String DIRECTORY = "/repo";

    private static final String LIFETIME_SECONDS = "7200";
    private static final int LONGEST_NAME = 64;
    private static final String SUFFIX = "-downloader";

    private final Engine engine;
    private final DockerConnections connections;
    private final String name;
    private boolean closed;

    private DownloadContainer(Engine engine, DockerConnections connections, String name) {
        this.engine = engine;
        this.connections = connections;
        this.name = name;
    }

    /// Starts it, on an image that is made where it is missing.
    ///
    /// @param cluster name of the cluster
    /// @param home the cluster's directory
    /// @param target directory that gets the packages
    public static DownloadContainer start(DistributionImage image, String cluster, Path home, Path target) {
        var engine = Engine.fromEnvironment();
        var name = cluster.substring(0, Math.min(cluster.length(), LONGEST_NAME - SUFFIX.length())) + SUFFIX;
        var labels = ClusterLabels.of(SUFFIX.substring(1), home);
        var container = new DownloadContainer(engine, new DockerConnections(engine, labels), name);
        EngineCall.ask(engine, () -> {
            new BaseImage(engine, image).ensure();
            container.remove();
            engine.client()
                    .createContainerCmd(image.name())
                    .withName(name)
                    .withLabels(labels.ofInstance(name))
                    .withEntrypoint("/bin/sleep", LIFETIME_SECONDS)
                    .withHostConfig(HostConfig.newHostConfig()
                            .withInit(true)
                            .withAutoRemove(true)
                            .withBinds(Bind.parse(target + ":" + DIRECTORY)))
                    .exec();
            engine.client().startContainerCmd(name).exec();
            return name;
        });
        return container;
    }

    public String name() {
        return name;
    }

    public Connection connection() {
        return connections.to(name);
    }

    /// Removes the container of this name, if it is a downloader of this cluster.
    public synchronized void remove() {
        if (closed) {
            return;
        }
        EngineCall.ask(
                        engine,
                        () -> engine.client()
                                .listContainersCmd()
                                .withShowAll(true)
                                .exec())
                .stream()
                .filter(found -> Existing.name(found).equals(name))
                .filter(found -> SUFFIX.substring(1).equals(found.getLabels().get(ClusterLabels.CLUSTER)))
                .forEach(found -> {
                    try {
                        engine.client()
                                .removeContainerCmd(found.getId())
                                .withForce(true)
                                .exec();
                    } catch (NotFoundException _) {
                        // it has ended by itself
                    }
                });
    }

    @Override
    public synchronized void close() {
        remove();
        closed = true;
        connections.close();
    }
}
