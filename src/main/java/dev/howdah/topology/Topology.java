package dev.howdah.topology;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// The live truth of a cluster's data instances and witnesses, as Postgres itself tells it.
public record Topology(Cluster cluster, SequencedMap<String, Node> nodes) {

    public Topology {
        nodes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(nodes));
    }

    /// A cluster of which nothing is known, as before its hosts exist.
    public static Topology unknown(Cluster cluster) {
        return new Topology(cluster, new LinkedHashMap<>());
    }

    public Node node(String instance) {
        return Objects.requireNonNullElse(nodes.get(instance), new Node.Empty());
    }

    /// Every data instance that runs as a primary now. More than one is a split brain.
    public List<String> primaries() {
        return cluster.dataInstances().stream()
                .map(Instance::name)
                .filter(name -> node(name) instanceof Node.Running running && !running.inRecovery())
                .toList();
    }

    /// The primary; of several the one on the highest timeline.
    public Optional<String> primary() {
        return primaries().stream().max(Comparator.comparingInt(this::timeline));
    }

    /// The timeline of an instance's data; 0 where there is none or it cannot be known.
    public int timeline(String instance) {
        return switch (node(instance)) {
            case Node.Running running -> running.timeline();
            case Node.Stopped(var data) -> data.timeline();
            case Node.Empty _, Node.Unreachable _ -> 0;
        };
    }

    /// Who an instance is to stream from: whom it follows now; else what config.yml says, where that one can feed
    /// others; else the primary. Empty for the primary itself and for what holds no data.
    public Optional<String> upstream(Instance instance) {
        var primary = primary().orElse(cluster.configuredPrimary().name());
        if (instance.name().equals(primary) || !instance.holdsData()) {
            return Optional.empty();
        }
        return liveUpstream(instance.name())
                .filter(name -> !name.equals(instance.name()))
                .or(() -> instance.upstream().filter(this::canFeedOthers))
                .or(() -> Optional.of(primary));
    }

    /// Whom a running standby's primary_conninfo names, translated to an instance.
    public Optional<String> liveUpstream(String instance) {
        return node(instance) instanceof Node.Running running && running.inRecovery()
                ? running.upstreamHost().flatMap(this::instanceOf)
                : Optional.empty();
    }

    /// The instance of a host name or address.
    public Optional<String> instanceOf(String host) {
        return cluster.instances().stream()
                .filter(instance -> instance.name().equals(host)
                        || instance.address().map(host::equals).orElse(false))
                .map(Instance::name)
                .findFirst();
    }

    /// Whether an instance holds an old primary's data while another one is primary: starting it would make two.
    public boolean isFormerPrimary(String instance) {
        return primary().filter(now -> !now.equals(instance)).isPresent()
                && node(instance) instanceof Node.Stopped(var data)
                && !data.standby()
                && !cluster.instance(instance).has(Role.WITNESS);
    }

    private boolean canFeedOthers(String instance) {
        return switch (node(instance)) {
            case Node.Running _, Node.Empty _ -> true;
            case Node.Stopped _ -> !isFormerPrimary(instance);
            case Node.Unreachable _ -> false;
        };
    }
}
