package dev.howdah.operation;

import dev.howdah.component.Deployment;
import dev.howdah.engine.Event;
import dev.howdah.engine.Host;
import dev.howdah.engine.HostLock;
import dev.howdah.engine.JsonJournal;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Sequence;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// A run that changes who is primary, or who follows: with a journal, the locks of all hosts that take part, and what
/// puts right all else.
///
/// @param lock of this run
/// @param verb as people typed it
record PrimaryChange(
        ClusterHome home,
        HostLock lock,
        String verb,
        SequencedMap<String, Host> hosts,
        Deployment deployment,
        Listener display,
        InstantSource clock) {

    /// @param without hosts that are left out
    /// @param procedure gets the hosts, and whom to ask to put right all else
    /// @param good whether that is how it was to end
    <T> T carriedOut(
            Set<String> without, BiFunction<Sequence, Function<Aftercare, Outcome>, T> procedure, Predicate<T> good) {
        var started = clock.instant();
        var names = names(home.cluster(), without);
        try (var journal = JsonJournal.open(home.directory(), lock.run())) {
            var listener = Listener.all(List.of(journal, display));
            var counts = new LinkedHashMap<String, Integer>();
            names.forEach(name -> counts.put(name, 1));
            listener.on(new Event.RunStarted(started, lock.run().id(), verb, counts));
            var redaction = Redaction.of(deployment);
            try (var sequence = Sequence.on(names, hosts, lock, listener, clock, redaction)) {
                var result = procedure.apply(sequence, care -> care.run(lock, listener));
                listener.on(new Event.RunEnded(
                        clock.instant(), good.test(result), Duration.between(started, clock.instant())));
                return result;
            }
        }
    }

    private static List<String> names(Cluster cluster, Set<String> without) {
        return cluster.instances().stream()
                .map(Instance::name)
                .filter(name -> !without.contains(name))
                .toList();
    }
}
