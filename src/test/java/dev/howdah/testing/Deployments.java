package dev.howdah.testing;

import dev.howdah.component.Deployment;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.efm.Efm;
import dev.howdah.component.patroni.Patroni;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.model.Cluster;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Made-up deployments on machines with Debian 12 and 8 GB of memory.
public final class Deployments {

    private static final int MEMORY_MB = 8192;

    private Deployments() {}

    /// A cluster whose hosts answer and have nothing on them.
    public static Deployment of(Cluster cluster) {
        return of(cluster, Map.of());
    }

    /// @param nodes live states by instance; hosts that are not reachable have no machine
    public static Deployment of(Cluster cluster, Map<String, Node> nodes) {
        return of(cluster, nodes, Needs.none(), Set.of());
    }

    /// @param needs the same on every instance
    public static Deployment of(Cluster cluster, Map<String, Node> nodes, Needs needs, Set<String> recloning) {
        var machines = new LinkedHashMap<String, Machine>();
        var needed = new LinkedHashMap<String, Needs>();
        for (var instance : cluster.instances()) {
            if (!(nodes.get(instance.name()) instanceof Node.Unreachable)) {
                machines.put(instance.name(), new Machine("debian", "12", "bookworm", MEMORY_MB));
                needed.put(instance.name(), needs);
            }
        }
        var topology = new Topology(cluster, new LinkedHashMap<>(nodes));
        return new Deployment(cluster, manager(cluster), topology, machines, needed, new FakeCredentials(), recloning);
    }

    private static FailoverManager manager(Cluster cluster) {
        return switch (cluster.failover()) {
            case REPMGR -> new Repmgr();
            case PATRONI -> new Patroni();
            case EFM -> new Efm();
        };
    }
}
