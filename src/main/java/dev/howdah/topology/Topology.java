package dev.howdah.topology;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The live truth of a cluster's data instances and witnesses, as Postgres itself tells it.
///
/// What an expert would ask: of a cluster that is stopped whole, the primary is the instance that would start as one
/// and is on the highest timeline that anybody has reached. An older one is a former primary: whoever started it would
/// lose what was written after the failover.
public final class Topology {

    private final LiveNodes live;
    private final List<String> primaries;
    private final Optional<String> primary;
    private final String expectedPrimary;
    private final Map<String, String> upstreams;
    private final Map<String, List<Instance>> downstreams = new HashMap<>();

    public Topology(Cluster cluster, SequencedMap<String, Node> nodes) {
        this.live = LiveNodes.of(cluster, Collections.unmodifiableSequencedMap(new LinkedHashMap<>(nodes)));
        var choice = new PrimaryChoice(live);
        this.primaries = choice.running();
        this.primary = choice.primary();
        this.expectedPrimary = choice.expected();
        this.upstreams = new UpstreamChoice(live, primary, expectedPrimary).upstreams();
        cluster.dataInstances()
                .forEach(replica -> upstream(replica)
                        .ifPresent(name -> downstreams
                                .computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(replica)));
    }

    /// A cluster of which nothing is known, as before its hosts exist.
    public static Topology unknown(Cluster cluster) {
        return new Topology(cluster, new LinkedHashMap<>());
    }

    public Cluster cluster() {
        return live.cluster();
    }

    public SequencedMap<String, Node> nodes() {
        return live.nodes();
    }

    public Node node(String instance) {
        return live.node(instance);
    }

    /// Every data instance that runs as a primary now. More than one is a split brain.
    public List<String> primaries() {
        return primaries;
    }

    /// The primary, running or stopped; of several the one on the highest timeline. Empty where none is found, such as
    /// before the first deploy, or while its host does not answer.
    public Optional<String> primary() {
        return primary;
    }

    /// The primary or, where none is found, the instance that it has to be: the one that standbys follow, else the one
    /// that config.yml names.
    public String expectedPrimary() {
        return expectedPrimary;
    }

    /// The timeline of an instance's data; 0 where there is none or it cannot be known.
    public int timeline(String instance) {
        return live.timeline(instance);
    }

    /// Who an instance is to stream from: whom it follows now; else what config.yml says, where that one can feed
    /// others; else the primary. Empty for the primary itself and for what holds no data. All chains end there.
    public Optional<String> upstream(Instance instance) {
        return Optional.ofNullable(upstreams.get(instance.name()));
    }

    /// The instances that are to stream from one, in order of node numbers.
    public List<Instance> downstreams(Instance upstream) {
        return List.copyOf(downstreams.getOrDefault(upstream.name(), List.of()));
    }

    /// Whom a running standby's primary_conninfo names, translated to an instance.
    public Optional<String> liveUpstream(String instance) {
        return live.liveUpstream(instance);
    }

    /// The instance of a host name or address.
    public Optional<String> instanceOf(String host) {
        return live.instanceOf(host);
    }

    /// Whether an instance holds a primary's data and is not the primary: running it as it is makes two, or loses what
    /// was written since the failover.
    public boolean isFormerPrimary(String instance) {
        return cluster()
                .find(instance)
                .filter(found -> live.isFormerPrimary(found, primary))
                .isPresent();
    }
}
