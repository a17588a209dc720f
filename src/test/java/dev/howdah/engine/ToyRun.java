package dev.howdah.engine;

import dev.howdah.host.HostUnreachable;
import dev.howdah.problem.Problem;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeMachine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// One run of the tool against fake machines: looks at all, plans, carries out; as a deploy does, without Postgres.
final class ToyRun {

    private final Score score;
    private final FakeConnections connections;
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final SequencedMap<String, Host> hosts = new LinkedHashMap<>();
    private RunId id = id("one");
    private boolean breakLock;
    private Predicate<RunId> isDead = _ -> false;
    private UnaryOperator<String> redact = UnaryOperator.identity();
    private Listener listener = _ -> {};
    private int parallel = 50;
    final Stop stop = new Stop();

    ToyRun(Score score, FakeConnections connections) {
        this.score = score;
        this.connections = connections;
    }

    static ToyRun of(Score score, List<FakeMachine> machines) {
        return new ToyRun(score, FakeConnections.to(machines));
    }

    static RunId id(String name) {
        return new RunId(name, "me@here", 1, Instant.EPOCH);
    }

    ToyRun named(String name) {
        id = id(name);
        return this;
    }

    ToyRun breakingLocks() {
        breakLock = true;
        return this;
    }

    ToyRun knowingDead(Predicate<RunId> dead) {
        isDead = dead;
        return this;
    }

    ToyRun redacting(UnaryOperator<String> redaction) {
        redact = redaction;
        return this;
    }

    ToyRun telling(Listener other) {
        listener = other;
        return this;
    }

    ToyRun parallel(int hostsAtOnce) {
        parallel = hostsAtOnce;
        return this;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    int roundTrips(String host) {
        return host(host).roundTrips();
    }

    /// How each step ended.
    record Ended(Map<String, List<StepOutcome>> byInstance) {

        Outcome of(String instance, String step) {
            return byInstance.getOrDefault(instance, List.of()).stream()
                    .filter(outcome -> outcome.step().equals(step))
                    .findFirst()
                    .orElseThrow()
                    .outcome();
        }

        List<Outcome> all() {
            return byInstance.values().stream()
                    .flatMap(List::stream)
                    .map(StepOutcome::outcome)
                    .toList();
        }
    }

    Ended run() {
        var permits = new Semaphore(parallel, true);
        score.steps().keySet().forEach(name -> hosts.put(name, new Host(name, connections.to(name), permits)));
        var unreachable = Collections.synchronizedMap(new LinkedHashMap<String, Problem>());
        var facts = Parallel.map(hosts.sequencedKeySet(), name -> look(name, unreachable));
        var plan = Plan.of(score, new LinkedHashMap<>(facts), new LinkedHashMap<>(unreachable));
        var lock = new HostLock(id, breakLock, isDead);
        var told = Listener.all(List.of(events::add, listener));
        return new Ended(new Runner(hosts, lock, told, InstantSource.system(), stop, redact).run(score, plan, facts));
    }

    private Host host(String name) {
        return Objects.requireNonNull(hosts.get(name), name);
    }

    private Facts.Answered look(String name, Map<String, Problem> unreachable) {
        try {
            return host(name).look(score.facts(name));
        } catch (HostUnreachable e) {
            unreachable.put(name, Problem.onHost(name, "", String.valueOf(e.getMessage())));
            return Facts.Answered.NOTHING;
        }
    }
}
