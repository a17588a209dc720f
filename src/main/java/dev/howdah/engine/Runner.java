package dev.howdah.engine;

import dev.howdah.host.HostUnreachable;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Walks each instance's steps in order, all instances side by side, each waiting only for milestones.
///
/// A failed step ends its own instance's walk and skips what awaits its milestones; everything else goes on.
public final class Runner {

    private final Map<String, Host> hosts;
    private final HostLock lock;
    private final Listener listener;
    private final InstantSource clock;
    private final Stop stop;
    private final UnaryOperator<String> redact;
    private final HeldLocks locks;

    /// @param redact takes secrets out of what hosts print
    public Runner(
            Map<String, Host> hosts,
            HostLock lock,
            Listener listener,
            InstantSource clock,
            Stop stop,
            UnaryOperator<String> redact) {
        this.hosts = Map.copyOf(hosts);
        this.lock = lock;
        this.listener = listener;
        this.clock = clock;
        this.stop = stop;
        this.redact = redact;
        this.locks = new HeldLocks(hosts, lock, listener, clock);
    }

    /// Carries out a score.
    ///
    /// @param plan made from the same score; hosts with pending changes are locked before anything is changed
    /// @param known answers of each host that are still fresh
    /// @return how each step ended, by instance
    /// @throws ProblemException where another run holds a lock
    public SequencedMap<String, List<StepOutcome>> run(Score score, Plan plan, Map<String, Facts.Answered> known) {
        try {
            locks.takeAll(pending(plan));
            var milestones = new Milestones();
            return Parallel.map(score.steps().sequencedKeySet(), instance -> {
                try {
                    return walk(instance, score, plan, milestones, known);
                } finally {
                    // a fault in the tool must not leave the others waiting for ever
                    score.of(instance)
                            .forEach(step -> milestones.lose(step.gives(), instance + ": " + step.name() + " ended"));
                }
            });
        } finally {
            locks.releaseAll();
        }
    }

    private static List<String> pending(Plan plan) {
        return plan.instances().sequencedKeySet().stream()
                .filter(plan::hasPending)
                .toList();
    }

    private Host host(String instance) {
        return Objects.requireNonNull(hosts.get(instance), instance);
    }

    private List<StepOutcome> walk(
            String instance, Score score, Plan plan, Milestones milestones, Map<String, Facts.Answered> known) {
        var outcomes = new ArrayList<StepOutcome>();
        var gone = plan.unreachable().get(instance);
        // a lock that was just taken makes older answers doubtful
        var fresh =
                locks.holds(instance) ? Facts.Answered.NOTHING : known.getOrDefault(instance, Facts.Answered.NOTHING);
        var convergence = new Convergence(host(instance), lock, listener, clock, redact, fresh);
        Outcome last = gone == null ? new Outcome.Unchanged() : new Outcome.Failed(gone);
        var lost = "";
        var steps = score.of(instance);
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var started = clock.instant();
            if (last.isGood()) {
                last = take(step, next(steps, i), instance, milestones, convergence);
            } else if (i > 0 || gone == null) {
                last = new Outcome.Skipped(reason(last, outcomes));
            }
            if (last.isGood()) {
                milestones.give(step.gives());
            } else {
                lost = lost.isEmpty() ? rootCause(instance, step, last) : lost;
                milestones.lose(step.gives(), lost);
            }
            var took = Duration.between(started, clock.instant());
            outcomes.add(new StepOutcome(step.name(), last, took));
            listener.on(new Event.StepEnded(clock.instant(), instance, step.name(), last, took));
        }
        return List.copyOf(outcomes);
    }

    /// Why others will wait in vain: the failure at the root, however many instances it went through.
    private static String rootCause(String instance, Step step, Outcome outcome) {
        return outcome instanceof Outcome.Skipped(var because)
                ? because
                : instance + ": step '" + step.name() + "' failed";
    }

    private static String reason(Outcome last, List<StepOutcome> outcomes) {
        return switch (last) {
            case Outcome.Skipped(var because) -> because;
            case Outcome.Failed _ -> "step '" + outcomes.getLast().step() + "' failed before it";
            case Outcome.Done _, Outcome.Unchanged _ -> "";
        };
    }

    private static Set<Fact<?>> next(List<Step> steps, int current) {
        var facts = new LinkedHashSet<Fact<?>>();
        if (current + 1 < steps.size()) {
            steps.get(current + 1).resources().forEach(resource -> facts.addAll(resource.facts()));
        }
        return facts;
    }

    private Outcome take(
            Step step, Set<Fact<?>> next, String instance, Milestones milestones, Convergence convergence) {
        try {
            if (!milestones.areGiven(step.awaits())) {
                listener.on(new Event.StepWaiting(
                        clock.instant(),
                        instance,
                        step.name(),
                        step.awaits().stream().map(Milestone::toString).sorted().toList()));
                var lost = milestones.await(step.awaits());
                if (lost.isPresent()) {
                    return new Outcome.Skipped(lost.get());
                }
                convergence.forget();
            }
            listener.on(new Event.StepStarted(clock.instant(), instance, step.name()));
            return convergence.converge(step, next, this::permission);
        } catch (HostUnreachable e) {
            return new Outcome.Failed(
                    Problem.onHost(instance, step.name(), redact.apply("the host does not answer: " + e.getMessage()))
                            .withRemedy("bring it back and run again: it goes on from what is there"));
        } catch (ProblemException e) {
            return new Outcome.Failed(e.problems().getFirst());
        }
    }

    private Convergence.Permission permission(Host host) {
        if (stop.isRequested()) {
            return Convergence.Permission.STOP;
        }
        if (locks.holds(host.name())) {
            return Convergence.Permission.GO;
        }
        locks.take(host);
        return Convergence.Permission.LOOK_AGAIN;
    }
}
