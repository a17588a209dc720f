package dev.howdah.operation;

import dev.howdah.component.ClusterFiles;
import dev.howdah.engine.Change;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Host;
import dev.howdah.engine.HostLock;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Plan;
import dev.howdah.engine.PlannedChange;
import dev.howdah.engine.Runner;
import dev.howdah.engine.Score;
import dev.howdah.engine.Step;
import dev.howdah.engine.StepOutcome;
import dev.howdah.engine.Stop;
import dev.howdah.problem.Problem;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts right what has come to differ since a look, such as by a change of the primary, as a deploy would.
///
/// What a deploy would have changed before stays as it is: a change of config.yml that nobody has deployed yet does
/// not come along.
final class Aftercare {

    private final Guess guess;
    private final Look before;
    private final SequencedMap<String, Host> hosts;
    private final InstantSource clock;
    private final Set<String> left;
    private final Set<String> brought;

    private Aftercare(
            Guess guess,
            Look before,
            SequencedMap<String, Host> hosts,
            InstantSource clock,
            Set<String> left,
            Set<String> brought) {
        this.left = left;
        this.brought = brought;
        this.guess = guess;
        this.before = before;
        this.hosts = hosts;
        this.clock = clock;
    }

    /// Looks at all hosts before anything happens.
    static Aftercare before(ClusterHome home, SequencedMap<String, Host> hosts, String run, InstantSource clock) {
        var files = ClusterFiles.of(home.directory(), Set.of(), run);
        var guess = new Guess(home.cluster(), new ClusterCredentials(home, clock), Set.of(), files);
        return new Aftercare(guess, Look.at(guess, hosts, Set.of()), hosts, clock, Set.of(), Set.of());
    }

    /// The same after a loss: what fails on the lost instances is no failure, and only files and packages that were
    /// pending before are held back, as all else may have been pending because of the loss.
    Aftercare afterLossOf(Set<String> instances) {
        return new Aftercare(guess, before, hosts, clock, Set.copyOf(instances), brought);
    }

    /// The same, where all of one instance is put right, whatever has been pending there.
    Aftercare bringing(String instance) {
        return new Aftercare(guess, before, hosts, clock, left, Set.of(instance));
    }

    /// The same, where one instance is cloned anew, by the user's word.
    Aftercare recloning(ClusterHome home, String run, String instance) {
        var files = ClusterFiles.of(home.directory(), Set.of(), run);
        var anew = new Guess(home.cluster(), new ClusterCredentials(home, clock), Set.of(instance), files);
        return new Aftercare(anew, before, hosts, clock, left, brought);
    }

    Look look() {
        return before;
    }

    /// Why a deploy would end somewhere: what is refused now would stand in the way of putting things right.
    List<Problem> refusals() {
        return before.plan().refusals();
    }

    Outcome run(HostLock lock, Listener listener) {
        var look = Look.at(guess, hosts, Set.of());
        var score = without(pending(), look.score());
        var known = new LinkedHashMap<String, Facts>(look.facts());
        score.steps().keySet().forEach(name -> known.putIfAbsent(name, Facts.none("it was not asked")));
        var plan = Plan.of(score, known, look.unreachable());
        var redaction = Redaction.of(look.deployment());
        var outcomes = new Runner(hosts, lock, listener, clock, new Stop(), redaction).run(score, plan, look.facts());
        return outcomes.entrySet().stream()
                .filter(entry -> !left.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .map(StepOutcome::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .findFirst()
                .orElseGet(() -> new Outcome.Done(1));
    }

    /// Addresses of what would have been changed before, by instance.
    private Map<String, Set<String>> pending() {
        var pending = new HashMap<String, Set<String>>();
        before.plan()
                .instances()
                .forEach((name, steps) -> pending.put(
                        name,
                        steps.stream()
                                .flatMap(step -> step.pending().stream())
                                // what is refused stands before all that comes after it
                                .filter(planned -> !(planned.change() instanceof Change.Refused))
                                .filter(planned -> left.isEmpty() || isOfConfiguration(planned.address()))
                                .map(PlannedChange::address)
                                .collect(Collectors.toSet())));
        pending.keySet().removeAll(brought);
        return pending;
    }

    private static boolean isOfConfiguration(String address) {
        return address.startsWith("file ") || address.startsWith("package");
    }

    private static Score without(Map<String, Set<String>> pending, Score score) {
        var steps = new LinkedHashMap<String, List<Step>>();
        score.steps().forEach((name, all) -> {
            var left = pending.getOrDefault(name, Set.of());
            steps.put(
                    name,
                    all.stream()
                            .map(step -> new Step(
                                    step.name(),
                                    step.resources().stream()
                                            .filter(resource -> !left.contains(resource.address()))
                                            .toList(),
                                    step.awaits(),
                                    step.gives()))
                            .toList());
        });
        return new Score(steps);
    }
}
