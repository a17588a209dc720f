package dev.howdah.operation;

import dev.howdah.component.Machine;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/// One look at a running cluster, one round trip for each host: what status shows and what test judges.
public final class Glance {

    /// Asked first and last, for the host's clock is known as exactly as the time between the question and us.
    private static final Fact<Double> FIRST = Moment.FIRST.fact();

    private static final Fact<Double> LAST = Moment.LAST.fact();

    private Glance() {}

    /// @param checks whose facts are asked as well
    public static Seen at(Cluster cluster, SequencedMap<String, Host> hosts, List<Check> checks, InstantSource clock) {
        var at = clock.instant();
        var sights = new LinkedHashMap<>(sights(cluster, hosts, hosts.sequencedKeySet(), checks, clock));
        var found = Found.onSupported(cluster, machines(sights));
        var otherwise = new LinkedHashSet<>(hosts.sequencedKeySet());
        otherwise.removeIf(name -> isAsAssumed(name, cluster, found));
        sights.putAll(sights(found, hosts, otherwise, checks, clock));
        return seen(found, sights, at);
    }

    private static Seen seen(Cluster cluster, SequencedMap<String, Sight> sights, Instant at) {
        var nodes = new LinkedHashMap<String, Node>();
        cluster.postgresInstances().forEach(instance -> nodes.put(instance.name(), node(cluster, instance, sights)));
        return new Seen(at, new Topology(cluster, nodes), sights);
    }

    private static SequencedMap<String, Sight> sights(
            Cluster cluster,
            SequencedMap<String, Host> hosts,
            SequencedSet<String> names,
            List<Check> checks,
            InstantSource clock) {
        return Parallel.map(
                names,
                name -> sight(
                        Objects.requireNonNull(hosts.get(name)),
                        questions(cluster, cluster.instance(name), checks),
                        clock));
    }

    private static Map<String, Machine> machines(Map<String, Sight> sights) {
        var machines = new HashMap<String, Machine>();
        sights.forEach((name, sight) -> {
            if (sight.facts().ask(Machine.FACT) instanceof Known.Answer<Machine>(var machine)) {
                machines.put(name, machine);
            }
        });
        return machines;
    }

    /// What is asked of a host hangs on the family of its distribution: where its programs are.
    private static boolean isAsAssumed(String name, Cluster assumed, Cluster found) {
        return found.distribution(found.instance(name)).family()
                == assumed.distribution(assumed.instance(name)).family();
    }

    private static Set<Fact<?>> questions(Cluster cluster, Instance instance, List<Check> checks) {
        var questions = new LinkedHashSet<Fact<?>>();
        questions.add(FIRST);
        questions.add(Machine.FACT);
        if (instance.runsPostgres()) {
            questions.addAll(PostgresPaths.of(cluster, instance).nodeFacts().facts());
            var manager = Components.failoverManager(cluster);
            questions.add(manager.view(cluster, instance));
            manager.incidents(cluster, instance).ifPresent(questions::add);
        }
        if (instance.has(Role.BARMAN)) {
            questions.add(BarmanFacts.servers());
        }
        Components.units(cluster, instance).forEach(unit -> questions.add(Units.state(unit)));
        checks.forEach(check -> questions.addAll(check.facts(cluster, instance)));
        questions.add(LAST);
        return questions;
    }

    private static Sight sight(Host host, Set<Fact<?>> questions, InstantSource clock) {
        var before = clock.instant();
        try {
            var facts = host.look(questions);
            var after = clock.instant();
            return new Sight(facts, Optional.empty(), Duration.between(before, after), offset(facts, before, after));
        } catch (HostUnreachable e) {
            return Sight.silent(
                    "the host does not answer: " + e.getMessage(), Duration.between(before, clock.instant()));
        }
    }

    /// How far the host's clock is ahead, as near to 0 as the times of the round trip allow.
    private static double offset(Facts facts, Instant before, Instant after) {
        if (facts.ask(FIRST) instanceof Known.Answer<Double>(var first)
                && facts.ask(LAST) instanceof Known.Answer<Double>(var last)) {
            double most = first - before.toEpochMilli() / 1000.0;
            double least = last - after.toEpochMilli() / 1000.0;
            return most < 0 ? most : Math.max(0, least);
        }
        return 0;
    }

    private static Node node(Cluster cluster, Instance instance, SequencedMap<String, Sight> sights) {
        var sight = Objects.requireNonNull(sights.get(instance.name()));
        return sight.silent()
                .<Node>map(Node.Unreachable::new)
                .orElseGet(() -> PostgresPaths.of(cluster, instance).nodeFacts().read(sight.facts()));
    }
}
