package dev.howdah.operation;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Host;
import dev.howdah.engine.Known;
import dev.howdah.engine.Parallel;
import dev.howdah.host.HostUnreachable;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.operation.check.Check;
import dev.howdah.operation.check.Seen;
import dev.howdah.operation.check.Sight;
import dev.howdah.resource.Units;
import dev.howdah.topology.BarmanFacts;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// One look at a running cluster, one round trip for each host: what status shows and what test judges.
final class Glance {

    private static final Fact<Double> CLOCK =
            Fact.sh("clock", "date -u +%s.%N", answer -> Double.parseDouble(answer.strip()));

    private Glance() {}

    /// @param checks whose facts are asked as well
    static Seen at(Cluster cluster, SequencedMap<String, Host> hosts, List<Check> checks, InstantSource clock) {
        var at = clock.instant();
        var sights = Parallel.map(
                hosts.sequencedKeySet(),
                name -> sight(
                        Objects.requireNonNull(hosts.get(name)),
                        questions(cluster, cluster.instance(name), checks),
                        clock));
        var nodes = new LinkedHashMap<String, Node>();
        cluster.postgresInstances().forEach(instance -> nodes.put(instance.name(), node(cluster, instance, sights)));
        return new Seen(at, new Topology(cluster, nodes), sights);
    }

    private static Set<Fact<?>> questions(Cluster cluster, Instance instance, List<Check> checks) {
        var questions = new LinkedHashSet<Fact<?>>();
        questions.add(CLOCK);
        if (instance.runsPostgres()) {
            questions.addAll(PostgresPaths.of(cluster, instance).nodeFacts().facts());
            questions.add(Components.failoverManager(cluster).view(cluster, instance));
        }
        if (instance.has(Role.BARMAN)) {
            questions.add(BarmanFacts.servers());
        }
        Components.units(cluster, instance).forEach(unit -> questions.add(Units.state(unit)));
        checks.forEach(check -> questions.addAll(check.facts(cluster, instance)));
        return questions;
    }

    private static Sight sight(Host host, Set<Fact<?>> questions, InstantSource clock) {
        var before = clock.instant();
        try {
            var facts = host.look(questions);
            var after = clock.instant();
            return new Sight(facts, Optional.empty(), seconds(before, after), offset(facts, before, after));
        } catch (HostUnreachable e) {
            return Sight.silent("the host does not answer: " + e.getMessage(), seconds(before, clock.instant()));
        }
    }

    /// How far the host's clock is outside of the time that the round trip took; 0 where it is within.
    private static double offset(Facts facts, Instant before, Instant after) {
        return switch (facts.ask(CLOCK)) {
            case Known.NotYet<Double> _ -> 0;
            case Known.Answer<Double>(var time) -> {
                double early = time - before.toEpochMilli() / 1000.0;
                double late = time - after.toEpochMilli() / 1000.0;
                yield early < 0 ? early : Math.max(0, late);
            }
        };
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static Node node(Cluster cluster, Instance instance, SequencedMap<String, Sight> sights) {
        var sight = Objects.requireNonNull(sights.get(instance.name()));
        return sight.silent()
                .<Node>map(Node.Unreachable::new)
                .orElseGet(() -> PostgresPaths.of(cluster, instance).nodeFacts().read(sight.facts()));
    }
}
