package dev.howdah.host.docker;

import dev.howdah.host.Connection;
import dev.howdah.host.Connections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Connections to the containers of one cluster. A container is named as its instance, and must carry the labels of
/// the cluster: a command never reaches somebody else's container of the same name.
public final class DockerConnections implements Connections {

    private final Engine engine;
    private final ClusterLabels labels;
    private final Map<String, DockerConnection> open = new ConcurrentHashMap<>();

    /// @param engine is closed together with the connections
    public DockerConnections(Engine engine, ClusterLabels labels) {
        this.engine = engine;
        this.labels = labels;
    }

    @Override
    public Connection to(String instance) {
        return open.computeIfAbsent(instance, name -> new DockerConnection(engine, labels, name));
    }

    @Override
    public void close() {
        open.values().forEach(DockerConnection::close);
        open.clear();
        engine.close();
    }
}
