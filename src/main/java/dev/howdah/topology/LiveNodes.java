package dev.howdah.topology;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// What is known of each instance's Postgres by itself, before it is said who is the primary.
///
/// @param instancesByHost names of instances by host name and by address
record LiveNodes(Cluster cluster, SequencedMap<String, Node> nodes, Map<String, String> instancesByHost) {

    static LiveNodes of(Cluster cluster, SequencedMap<String, Node> nodes) {
        var byHost = new HashMap<String, String>();
        for (var instance : cluster.instances()) {
            instance.address().ifPresent(address -> byHost.putIfAbsent(address, instance.name()));
        }
        cluster.instances().forEach(instance -> byHost.put(instance.name(), instance.name()));
        return new LiveNodes(cluster, nodes, byHost);
    }

    Node node(String instance) {
        return Objects.requireNonNullElse(nodes.get(instance), new Node.Empty());
    }

    int timeline(String instance) {
        return switch (node(instance)) {
            case Node.Running running -> running.timeline();
            case Node.Stopped(var data) -> data.timeline();
            case Node.Empty _, Node.Unreachable _ -> 0;
        };
    }

    Optional<String> liveUpstream(String instance) {
        return node(instance) instanceof Node.Running running && running.inRecovery()
                ? running.upstreamHost().flatMap(this::instanceOf)
                : Optional.empty();
    }

    Optional<String> instanceOf(String host) {
        return Optional.ofNullable(instancesByHost.get(host));
    }

    boolean runsAsPrimary(Instance instance) {
        return instance.holdsData() && node(instance.name()) instanceof Node.Running running && !running.inRecovery();
    }

    /// Whether an instance's Postgres is a primary or would start as one.
    boolean holdsPrimaryData(Instance instance) {
        return runsAsPrimary(instance)
                || (instance.holdsData() && node(instance.name()) instanceof Node.Stopped(var data) && !data.standby());
    }

    /// Whether an instance holds a primary's data and is not the primary.
    boolean isFormerPrimary(Instance instance, Optional<String> primary) {
        return holdsPrimaryData(instance) && !primary.equals(Optional.of(instance.name()));
    }

    boolean holdsData(Instance instance) {
        return instance.holdsData()
                && (node(instance.name()) instanceof Node.Running || node(instance.name()) instanceof Node.Stopped);
    }

    /// How far an instance has written, in bytes of WAL.
    long written(String instance) {
        return node(instance) instanceof Node.Running running ? running.receivedLsn() : 0;
    }
}
