package dev.howdah.operation;

import dev.howdah.component.system.SystemComponent;
import dev.howdah.engine.Host;
import dev.howdah.host.Connections;
import dev.howdah.model.Cluster;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;

/// The hosts of a cluster, all sharing one limit of how many are worked on at once.
public final class Hosts {

    private Hosts() {}

    public static SequencedMap<String, Host> of(Cluster cluster, Connections connections, int parallel) {
        var permits = new Semaphore(parallel, true);
        var hosts = new LinkedHashMap<String, Host>();
        cluster.instances().forEach(instance -> {
            var connection =
                    WithEnvironment.of(connections.to(instance.name()), SystemComponent.environment(cluster, instance));
            hosts.put(instance.name(), new Host(instance.name(), connection, permits));
        });
        return hosts;
    }
}
