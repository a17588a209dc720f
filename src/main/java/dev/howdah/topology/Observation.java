package dev.howdah.topology;

import dev.howdah.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// All that one look at a cluster shows: Postgres' own truth, the failover manager's view, services and backups.
///
/// @param at when it was looked
/// @param services units that Howdah cares for, by instance
/// @param incidents what a failover manager noted of a primary that it stopped or brought back, by instance
/// @param idleSlots that hold back WAL for nobody, by instance
/// @param problems what could not be asked
public record Observation(
        Instant at,
        Topology topology,
        List<ManagerView> managers,
        SequencedMap<String, List<ServiceState>> services,
        SequencedMap<String, List<String>> incidents,
        SequencedMap<String, List<Node.Slot>> idleSlots,
        List<BackupState> backups,
        List<Problem> problems) {

    public Observation {
        managers = List.copyOf(managers);
        services = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(services));
        incidents = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(incidents));
        idleSlots = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(idleSlots));
        backups = List.copyOf(backups);
        problems = List.copyOf(problems);
    }

    public List<ServiceState> services(String instance) {
        return services.getOrDefault(instance, List.of());
    }

    public List<String> incidents(String instance) {
        return incidents.getOrDefault(instance, List.of());
    }

    public List<Node.Slot> idleSlots(String instance) {
        return idleSlots.getOrDefault(instance, List.of());
    }

    /// What is not as it should be, a sentence each: what could not be asked is not among it.
    public List<String> disagreements() {
        var found = new ArrayList<>(Disagreements.within(topology));
        managers.forEach(view -> found.addAll(Disagreements.between(topology, view)));
        return found.stream().distinct().toList();
    }
}
