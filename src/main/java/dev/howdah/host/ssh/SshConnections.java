package dev.howdah.host.ssh;

import dev.howdah.host.Connection;
import dev.howdah.host.Connections;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Connections to the hosts of one cluster's ssh_config.
public final class SshConnections implements Connections {

    private final SshClient client;
    private final Map<String, SshTarget> targets;
    private final Map<String, SshConnection> open = new ConcurrentHashMap<>();

    /// @param targets by name of instance
    public SshConnections(SshClient client, Map<String, SshTarget> targets) {
        this.client = client;
        this.targets = Map.copyOf(targets);
    }

    @Override
    public Connection to(String instance) {
        return open.computeIfAbsent(
                instance, name -> new SshConnection(client, Objects.requireNonNull(targets.get(name), name)));
    }

    /// The same hosts by new connections, for looking at keys and accounts as they are now.
    public SshConnections unshared() {
        return new SshConnections(client.unshared(), targets);
    }

    @Override
    public void close() {
        open.values().forEach(SshConnection::close);
        open.clear();
    }
}
