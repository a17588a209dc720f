package dev.howdah.operation.switchover;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.pgbouncer.Pgbouncer;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Who plays which part in a planned change of the primary.
///
/// @param from the present primary
/// @param to the candidate
/// @param others standbys that stream from the present primary and will stream from the candidate
/// @param poolers whose clients can be held back
/// @param without hosts that are left out
/// @param needed slots that components need on whoever is primary, such as Barman's
public record Cast(
        Cluster cluster,
        FailoverManager manager,
        Instance from,
        Instance to,
        List<Instance> others,
        List<Instance> poolers,
        Set<String> without,
        List<String> needed) {

    public Cast {
        others = List.copyOf(others);
        poolers = List.copyOf(poolers);
        without = Set.copyOf(without);
        needed = List.copyOf(needed);
    }

    public static Cast of(
            Topology topology, FailoverManager manager, SwitchoverOptions options, List<String> neededSlots) {
        var cluster = topology.cluster();
        var from = cluster.instance(topology.expectedPrimary());
        var to = cluster.instance(options.target());
        var others = cluster.dataInstances().stream()
                .filter(instance -> !instance.equals(to))
                .filter(instance -> !options.without().contains(instance.name()))
                .filter(instance -> topology.liveUpstream(instance.name())
                        .filter(from.name()::equals)
                        .isPresent())
                .toList();
        var poolers = cluster.instances().stream()
                .filter(instance -> Pgbouncer.canHold(cluster, instance))
                .filter(instance -> !options.without().contains(instance.name()))
                .toList();
        return new Cast(cluster, manager, from, to, others, poolers, options.without(), neededSlots);
    }

    /// Hosts that the failover manager runs on.
    List<Instance> watchers() {
        return cluster.instances().stream()
                .filter(instance -> !without.contains(instance.name()))
                .filter(instance ->
                        manager.standingStill(cluster, instance, true).isPresent())
                .toList();
    }

    /// Slots that the candidate needs as the primary.
    List<String> slotsOfCandidate() {
        var names = new ArrayList<String>();
        if (manager.usesSlots(cluster)) {
            names.add(manager.slot(from));
            others.forEach(other -> names.add(manager.slot(other)));
        }
        names.addAll(needed);
        return names;
    }

    /// Of those, the ones that are not there yet.
    public List<String> newSlots(Topology topology) {
        var there = topology.node(to.name()) instanceof Node.Running running
                ? running.slots().stream().map(Node.Slot::name).toList()
                : List.<String>of();
        return slotsOfCandidate().stream().filter(name -> !there.contains(name)).toList();
    }

    /// Slots that the former primary has no more use for.
    List<String> slotsLeftBehind() {
        var names = new ArrayList<String>();
        if (manager.usesSlots(cluster)) {
            names.add(manager.slot(to));
            others.forEach(other -> names.add(manager.slot(other)));
        }
        names.addAll(needed);
        return names;
    }

    List<Instance> followers() {
        var followers = new ArrayList<Instance>();
        if (!without.contains(from.name())) {
            followers.add(from);
        }
        followers.addAll(others);
        return followers;
    }
}
