package dev.howdah.engine;

import dev.howdah.host.HostUnreachable;
import dev.howdah.problem.ProblemException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The locks of hosts that a run holds.
final class HeldLocks {

    private final Map<String, Host> hosts;
    private final HostLock lock;
    private final Listener listener;
    private final InstantSource clock;
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    HeldLocks(Map<String, Host> hosts, HostLock lock, Listener listener, InstantSource clock) {
        this.hosts = Map.copyOf(hosts);
        this.lock = lock;
        this.listener = listener;
        this.clock = clock;
    }

    /// Takes the locks of several hosts, side by side. A host that does not answer is passed over: its first step will
    /// meet the same and say so.
    ///
    /// @throws ProblemException names all hosts whose lock another run holds
    void takeAll(Collection<String> names) {
        var problems = new ArrayList<ProblemException>();
        Parallel.map(names, name -> {
            try {
                take(host(name));
            } catch (ProblemException e) {
                synchronized (problems) {
                    problems.add(e);
                }
            } catch (HostUnreachable _) {
                // said later
            }
            return true;
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    problems.getFirst().category(),
                    problems.stream().flatMap(e -> e.problems().stream()).toList());
        }
    }

    void take(Host host) {
        lock.acquire(host)
                .ifPresent(other -> listener.on(new Event.Noted(
                        clock.instant(), host.name(), "took over the lock of " + other.words() + ", which is gone")));
        held.add(host.name());
    }

    boolean holds(String name) {
        return held.contains(name);
    }

    void releaseAll() {
        Parallel.map(List.copyOf(held), name -> {
            try {
                lock.release(host(name));
            } catch (HostUnreachable _) {
                // a lock that cannot be freed is known by its dead owner
            }
            held.remove(name);
            return true;
        });
    }

    private Host host(String name) {
        return Objects.requireNonNull(hosts.get(name), name);
    }
}
