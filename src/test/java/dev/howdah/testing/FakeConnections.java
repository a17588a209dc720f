package dev.howdah.testing;

import dev.howdah.host.Connection;
import dev.howdah.host.Connections;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Connections to fake machines, as one process of the tool has them: it may be killed at any moment, and each of its
/// connections may refuse, lose answers, or wait.
public final class FakeConnections implements Connections {

    /// What a connection does with a script instead of just running it.
    @FunctionalInterface
    public interface Behaviour {
        Result on(Script script, Supplier<Result> run);
    }

    private final Map<String, FakeMachine> machines = new HashMap<>();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final AtomicInteger moments = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();
    private final int lastMoment;

    private FakeConnections(Collection<FakeMachine> machines, int lastMoment) {
        machines.forEach(machine -> this.machines.put(machine.name(), machine));
        this.lastMoment = lastMoment;
    }

    public static FakeConnections to(Collection<FakeMachine> machines) {
        return new FakeConnections(machines, Integer.MAX_VALUE);
    }

    /// Connections of a process that is killed at its n-th moment: nothing it does after that reaches a machine.
    public static FakeConnections killedAt(int moment, Collection<FakeMachine> machines) {
        return new FakeConnections(machines, moment);
    }

    public FakeConnections with(String machine, Behaviour behaviour) {
        behaviours.put(machine, behaviour);
        return this;
    }

    /// A host that does not answer at all.
    public static Behaviour refusing(String host) {
        return (script, run) -> {
            throw new HostUnreachable(host, "connection refused");
        };
    }

    /// A host that runs scripts whose answers get lost.
    public static Behaviour losingAnswers(String host) {
        return (script, run) -> {
            var _ = run.get();
            throw new HostUnreachable(host, "the connection broke");
        };
    }

    /// The number of moments that were reached, those after the kill not counted.
    public int moments() {
        return Math.min(moments.get(), lastMoment);
    }

    public boolean wasKilled() {
        return moments.get() > lastMoment;
    }

    /// The most round trips that were under way at the same time.
    public int mostAtOnce() {
        return mostRunning.get();
    }

    @Override
    public Connection to(String instance) {
        var machine = Objects.requireNonNull(machines.get(instance), instance);
        return new Connection() {
            @Override
            public Result run(Script script) {
                mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                try {
                    return behaviours
                            .getOrDefault(instance, (_, run) -> run.get())
                            .on(script, () -> machine.run(script, () -> reach(instance)));
                } finally {
                    running.decrementAndGet();
                }
            }

            @Override
            public void close() {
                // a fake connection holds nothing
            }
        };
    }

    private void reach(String instance) {
        if (moments.incrementAndGet() > lastMoment) {
            throw new HostUnreachable(instance, "the tool was killed");
        }
    }

    @Override
    public void close() {
        // a fake connection holds nothing
    }
}
