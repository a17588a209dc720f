package dev.howdah.operation;

import dev.howdah.component.Deployment;
import dev.howdah.component.Machine;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Host;
import dev.howdah.engine.HostLock;
import dev.howdah.engine.Known;
import dev.howdah.engine.Parallel;
import dev.howdah.engine.Plan;
import dev.howdah.engine.RunId;
import dev.howdah.engine.Score;
import dev.howdah.host.HostUnreachable;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.operation.preflight.ClocksAgree;
import dev.howdah.operation.preflight.Finding;
import dev.howdah.operation.preflight.Preflight;
import dev.howdah.problem.Problem;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/// One look at all hosts of a cluster, and what follows from it: the live topology, the score and the plan.
///
/// All that a guess foresaw is asked in one round trip for each host; a second one is needed only where the truth has
/// more to ask.
record Look(
        Deployment deployment,
        Score score,
        SequencedMap<String, Facts.Answered> facts,
        SequencedMap<String, Problem> unreachable,
        List<Finding> findings) {

    private static final InstantSource CLOCK = InstantSource.system();

    /// Asks all hosts, side by side.
    ///
    /// @param absent instances that do not exist yet, which are not asked
    static Look at(Guess guess, SequencedMap<String, Host> hosts, Set<String> absent) {
        var cluster = guess.cluster();
        var asking = new LinkedHashMap<>(hosts);
        asking.keySet().removeAll(absent);
        asking.keySet().removeIf(name -> guess.cluster().instance(name).provisionOnly());
        var answers = Parallel.map(asking.keySet(), name -> ask(hosts, name, guess.questions(name)));
        var facts = new LinkedHashMap<String, Facts.Answered>();
        var unreachable = new LinkedHashMap<String, Problem>();
        answers.forEach((name, answer) -> answer.keep(name, facts, unreachable));

        var machines = new LinkedHashMap<>(guess.deployment().machines());
        machines.keySet().removeAll(unreachable.keySet());
        facts.forEach((name, known) -> machines.put(
                name, known.ask(Machine.FACT).orElse(guess.deployment().machine(cluster.instance(name)))));
        var found = Found.on(cluster, machines);
        var deployment = new Deployment(
                found,
                Components.failoverManager(found),
                topology(found, facts, unreachable),
                machines,
                Components.needs(found, machines),
                guess.deployment().credentials(),
                guess.deployment().recloning(),
                guess.deployment().files());
        var score = Components.score(deployment);
        askRest(hosts, score, facts);
        var clocks = new LinkedHashMap<String, Double>();
        answers.forEach((name, answer) -> answer.clock().ifPresent(ahead -> clocks.put(name, ahead)));
        var findings = Preflight.findings(found, machines, facts, clocks);
        return new Look(deployment, score, facts, unreachable, findings);
    }

    Plan plan() {
        var known = new LinkedHashMap<String, Facts>();
        score.steps().keySet().forEach(name -> {
            var answered = facts.get(name);
            known.put(name, answered == null ? Facts.none("the machine is made first") : answered);
        });
        return Plan.of(score, known, unreachable);
    }

    /// Instances where automatic failover stands still on purpose.
    List<String> paused() {
        var cluster = deployment.cluster();
        return cluster.postgresInstances().stream()
                .filter(instance -> Optional.ofNullable(facts.get(instance.name()))
                        .map(known -> known.ask(deployment.manager().view(cluster, instance)))
                        .filter(view -> view instanceof Known.Answer<ManagerView>(var found) && found.standsStill())
                        .isPresent())
                .map(Instance::name)
                .toList();
    }

    /// Hosts whose lock belongs to a run that is gone.
    List<String> lockedBy(Predicate<RunId> gone) {
        return facts.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .ask(HostLock.HOLDER)
                        .orElse(Optional.empty())
                        .filter(gone)
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// @param clock seconds that the host's clock is ahead of ours, as far as the round trip tells
    private record Asked(Optional<Facts.Answered> facts, Optional<Problem> problem, Optional<Double> clock) {
        void keep(String name, Map<String, Facts.Answered> facts, Map<String, Problem> unreachable) {
            this.facts.ifPresent(known -> facts.put(name, known));
            this.problem.ifPresent(why -> unreachable.put(name, why));
        }
    }

    private static Asked ask(Map<String, Host> hosts, String name, Set<Fact<?>> questions) {
        var host = Objects.requireNonNull(hosts.get(name));
        var before = CLOCK.instant();
        try {
            var facts = host.look(questions);
            return new Asked(Optional.of(facts), Optional.empty(), ahead(facts, before, CLOCK.instant()));
        } catch (HostUnreachable e) {
            return new Asked(Optional.empty(), Optional.of(e.problem()), Optional.empty());
        }
    }

    /// As near to 0 as the times of the round trip allow.
    private static Optional<Double> ahead(Facts facts, Instant before, Instant after) {
        if (!(facts.ask(ClocksAgree.CLOCK) instanceof Known.Answer<Double>(var there))) {
            return Optional.empty();
        }
        double first = before.toEpochMilli() / 1000.0;
        double last = after.toEpochMilli() / 1000.0;
        return Optional.of(there < first ? there - first : Math.max(0, there - last));
    }

    private static void askRest(Map<String, Host> hosts, Score score, SequencedMap<String, Facts.Answered> facts) {
        var more = new LinkedHashMap<String, Set<Fact<?>>>();
        facts.forEach((name, known) -> {
            var missing = new LinkedHashSet<>(score.facts(name));
            // what could not be asked the first time (such as SQL without a Postgres) cannot be asked now
            missing.removeIf(fact -> known.wasAsked(fact.question()));
            if (!missing.isEmpty()) {
                more.put(name, missing);
            }
        });
        Parallel.map(more.keySet(), name -> ask(hosts, name, more.getOrDefault(name, Set.of())))
                .forEach((name, asked) -> asked.facts()
                        .ifPresent(answer -> facts.computeIfPresent(name, (_, known) -> known.with(answer))));
    }

    private static Topology topology(
            Cluster cluster, Map<String, Facts.Answered> facts, Map<String, Problem> unreachable) {
        var nodes = new LinkedHashMap<String, Node>();
        for (var instance : cluster.postgresInstances()) {
            nodes.put(instance.name(), node(cluster, instance, facts, unreachable));
        }
        return new Topology(cluster, nodes);
    }

    private static Node node(
            Cluster cluster, Instance instance, Map<String, Facts.Answered> facts, Map<String, Problem> unreachable) {
        var problem = unreachable.get(instance.name());
        var known = facts.get(instance.name());
        if (problem != null) {
            return new Node.Unreachable(problem.what());
        }
        return known == null
                ? new Node.Empty()
                : PostgresPaths.of(cluster, instance).nodeFacts().read(known);
    }
}
