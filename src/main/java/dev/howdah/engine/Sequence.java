package dev.howdah.engine;

import dev.howdah.host.HostUnreachable;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Steps on hosts in an order that the caller decides as it goes, each brought about as in the run of a score.
///
/// For procedures whose next step hangs on how the last one ended, on any host. All hosts stay locked to the end. A
/// host that goes away is an outcome like any other: nothing is thrown in the middle of a procedure.
public final class Sequence implements AutoCloseable {

    private final Map<String, Host> hosts;
    private final HostLock lock;
    private final Listener listener;
    private final InstantSource clock;
    private final UnaryOperator<String> redact;
    private final HeldLocks locks;

    private Sequence(
            Map<String, Host> hosts,
            HostLock lock,
            Listener listener,
            InstantSource clock,
            UnaryOperator<String> redact) {
        this.hosts = Map.copyOf(hosts);
        this.lock = lock;
        this.listener = listener;
        this.clock = clock;
        this.redact = redact;
        this.locks = new HeldLocks(hosts, lock, listener, clock);
    }

    /// Locks hosts.
    ///
    /// @param names hosts that steps may be taken on
    /// @param redact takes secrets out of what hosts print
    /// @throws ProblemException where another run holds a lock; then none is held
    public static Sequence on(
            Collection<String> names,
            Map<String, Host> hosts,
            HostLock lock,
            Listener listener,
            InstantSource clock,
            UnaryOperator<String> redact) {
        var sequence = new Sequence(hosts, lock, listener, clock, redact);
        try {
            sequence.lock(names);
        } catch (RuntimeException e) {
            sequence.close();
            throw e;
        }
        return sequence;
    }

    /// Locks hosts again, where another part of the same run has freed them.
    public void lock(Collection<String> names) {
        locks.takeAll(names);
    }

    /// Takes steps on several hosts, side by side.
    public SequencedMap<String, Outcome> together(SequencedMap<String, Step> steps) {
        return Parallel.map(steps.sequencedKeySet(), name -> take(name, Objects.requireNonNull(steps.get(name))));
    }

    /// Takes a step on one host, from a fresh look.
    public Outcome take(String instance, Step step) {
        var started = clock.instant();
        listener.on(new Event.StepStarted(started, instance, step.name()));
        var outcome = outcome(instance, step);
        var ended = clock.instant();
        listener.on(new Event.StepEnded(ended, instance, step.name(), outcome, Duration.between(started, ended)));
        return outcome;
    }

    /// Asks one host now; nothing is known where it does not answer.
    public Facts ask(String instance, Collection<? extends Fact<?>> facts) {
        try {
            return host(instance).look(List.copyOf(facts));
        } catch (HostUnreachable e) {
            return Facts.none("the host does not answer: " + e.why());
        }
    }

    private Outcome outcome(String instance, Step step) {
        try {
            var host = host(instance);
            return new Convergence(host, lock, listener, clock, redact, Facts.Answered.NOTHING)
                    .converge(step, Set.of(), this::permission);
        } catch (HostUnreachable e) {
            return new Outcome.Failed(
                    Problem.onHost(instance, step.name(), redact.apply("the host does not answer: " + e.why())));
        } catch (ProblemException e) {
            return new Outcome.Failed(e.problems().getFirst());
        }
    }

    /// A host that did not answer when all were locked is locked when it does.
    private Convergence.Permission permission(Host host) {
        if (locks.holds(host.name())) {
            return Convergence.Permission.GO;
        }
        locks.take(host);
        return Convergence.Permission.LOOK_AGAIN;
    }

    private Host host(String name) {
        return Objects.requireNonNull(hosts.get(name), name);
    }

    @Override
    public void close() {
        locks.releaseAll();
    }
}
