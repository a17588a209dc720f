package dev.howdah.host.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.howdah.host.Connection;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.KeptShells;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.host.Tar;
import dev.howdah.host.Upload;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Runs scripts in one container.
///
/// Starting a process in a container costs 25 to 65 ms, most of it processor time of the engine, so a shell is kept
/// after its script and takes the next one. As many shells run as scripts do at once.
public final class DockerConnection implements Connection {

    private final Engine engine;
    private final ClusterLabels labels;
    private final String container;
    private final KeptShells shells = new KeptShells(this::shell);

    DockerConnection(Engine engine, ClusterLabels labels, String container) {
        this.engine = engine;
        this.labels = labels;
        this.container = container;
    }

    @Override
    public Result run(Script script) {
        return shells.run(script);
    }

    private ContainerShell shell() {
        try {
            return open();
        } catch (NotFoundException _) {
            throw new HostUnreachable(container, "container " + container + " does not exist");
        } catch (DockerException e) {
            throw new HostUnreachable(container, "container " + container + ": " + e.getMessage(), e);
        } catch (HostUnreachable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HostUnreachable(container, "the Docker engine does not answer at " + engine.address(), e);
        }
    }

    /// The engine unpacks a tar by itself, many times faster than a shell reads text.
    @Override
    public void send(String host, Collection<Upload> uploads) {
        run(Script.question("mkdir -p " + Upload.WAITING + "; chmod 0700 " + Upload.WAITING));
        try (var tar = Tar.of(uploads)) {
            engine.client()
                    .copyArchiveToContainerCmd(find())
                    .withRemotePath(Upload.WAITING)
                    .withTarInputStream(tar)
                    .exec();
        } catch (DockerException | IOException e) {
            throw new HostUnreachable(
                    host, "files cannot be sent to container " + container + ": " + e.getMessage(), e);
        }
    }

    private ContainerShell open() {
        return ContainerShell.start(engine.client(), container, find());
    }

    /// Asks for the cluster's containers of that name. A list is cheaper than the details of one container: those take
    /// a tenth of a second of class loading at first, and the platform asks for lists anyway.
    private String find() {
        var found = engine
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withNameFilter(List.of("^/" + container + "$"))
                .exec()
                .stream()
                .findFirst()
                .orElseThrow(() -> new HostUnreachable(container, "container " + container + " does not exist"));
        if (!labels.areIn(Objects.requireNonNullElse(found.getLabels(), Map.of()))) {
            throw new HostUnreachable(container, "container " + container + " does not belong to this cluster");
        }
        if (!"running".equals(found.getState())) {
            throw new HostUnreachable(
                    container, "container " + container + " is not running (" + found.getState() + ")");
        }
        return found.getId();
    }

    @Override
    public void close() {
        shells.close();
    }
}
