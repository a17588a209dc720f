package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.KnownFacts;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.BarmanFacts;
import dev.howdah.topology.CheckResult;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A healthy cluster of `primary` <- `replica` <- `cascaded1` with Barman on `barman`, to be spoilt by tests.
public final class MadeUpCluster {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final String SLOT = "backup_barman";
    static final String BACKED_UP = """
            server=primary
            slot=backup_barman
            backup=20261123T100000
            status=DONE
            end_time=2026-11-23 10:00:09.123456+00:00
            wal=000000010000000000000007
            """;

    private final Cluster cluster;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, KnownFacts> facts = new HashMap<>();
    private final Map<String, Sight> sights = new HashMap<>();

    public MadeUpCluster() {
        this(Map.of());
    }

    /// @param settings values of `cluster_vars`
    MadeUpCluster(Map<String, Object> settings) {
        this.cluster = Clusters.m1(1, settings);
        node("primary", fed(Nodes.primary(1), List.of(sender("replica")), List.of(slot("repmgr_slot_2"), slot(SLOT))));
        node("replica", fed(Nodes.standby(1, "primary"), List.of(sender("cascaded1")), List.of(slot("repmgr_slot_3"))));
        node("cascaded1", Nodes.standby(1, "replica"));
        fact("barman", BarmanFacts.servers(), BACKED_UP);
    }

    public Cluster cluster() {
        return cluster;
    }

    public Instance instance(String name) {
        return cluster.instance(name);
    }

    public MadeUpCluster node(String name, Node node) {
        nodes.put(name, node);
        return this;
    }

    public MadeUpCluster fact(String name, Fact<?> fact, String answer) {
        facts.merge(name, KnownFacts.none().with(fact, answer), (known, _) -> known.with(fact, answer));
        return this;
    }

    /// A host that does not answer.
    public MadeUpCluster silent(String name) {
        nodes.put(name, new Node.Unreachable("the host does not answer: no route"));
        sights.put(name, Sight.silent("the host does not answer: no route", Duration.ofSeconds(3)));
        return this;
    }

    MadeUpCluster clockAhead(String name, double seconds) {
        sights.put(name, new Sight(KnownFacts.none(), Optional.empty(), Duration.ZERO, seconds));
        return this;
    }

    /// The replica was promoted and the cascaded one follows it still; the old primary's host is down.
    MadeUpCluster failedOver() {
        node(
                "replica",
                fed(Nodes.primary(2), List.of(sender("cascaded1")), List.of(slot("repmgr_slot_3"), slot(SLOT))));
        node("cascaded1", Nodes.standby(2, "replica"));
        return silent("primary");
    }

    public Seen seen() {
        var all = new LinkedHashMap<String, Sight>();
        cluster.instances().forEach(instance -> all.put(instance.name(), sight(instance.name())));
        return new Seen(NOW, new Topology(cluster, new LinkedHashMap<>(nodes)), all);
    }

    /// What a check says, by instance; empty for the cluster.
    Map<String, CheckResult> results(Check check) {
        var results = new LinkedHashMap<String, CheckResult>();
        check.results(seen()).forEach(result -> results.put(result.instance(), result));
        return results;
    }

    CheckResult result(Check check, String instance) {
        return Objects.requireNonNull(results(check).get(instance), instance);
    }

    public static Node fed(Node node, List<Node.Sender> senders, List<Node.Slot> slots) {
        var running = (Node.Running) node;
        return new Node.Running(
                running.data(),
                running.inRecovery(),
                running.timeline(),
                running.upstreamHost(),
                running.streaming(),
                running.receivedLsn(),
                running.replayedLsn(),
                running.replayLagSeconds(),
                running.serverVersion(),
                senders,
                slots,
                running.limits());
    }

    public static Node.Sender sender(String name) {
        return new Node.Sender(name, "", "streaming", "async", 0);
    }

    public static Node.Slot slot(String name) {
        return new Node.Slot(name, "physical", true, "reserved", 0);
    }

    private Sight sight(String name) {
        var known = sights.get(name);
        Facts told = facts.getOrDefault(name, KnownFacts.none());
        return known == null ? new Sight(told, Optional.empty(), Duration.ofMillis(80), 0) : known;
    }
}
