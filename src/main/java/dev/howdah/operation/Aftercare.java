package dev.howdah.operation;

import dev.howdah.component.ClusterFiles;
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

    private Aftercare(Guess guess, Look before, SequencedMap<String, Host> hosts, InstantSource clock) {
        this.guess = guess;
        this.before = before;
        this.hosts = hosts;
        this.clock = clock;
    }

    /// Looks at all hosts before anything happens.
    static Aftercare before(ClusterHome home, SequencedMap<String, Host> hosts, String run, InstantSource clock) {
        var files = ClusterFiles.of(home.directory(), Set.of(), run);
        var guess = new Guess(home.cluster(), new ClusterCredentials(home, clock), Set.of(), files);
        return new Aftercare(guess, Look.at(guess, hosts, Set.of()), hosts, clock);
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
        return outcomes.values().stream()
                .flatMap(List::stream)
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
                                .map(PlannedChange::address)
                                .collect(Collectors.toSet())));
        return pending;
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
