package dev.howdah.operation.drill;

import dev.howdah.model.Cluster;
import dev.howdah.operation.Components;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Promise;
import dev.howdah.topology.drill.Promise.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// How long a client may be without writes at worst: what the failover manager needs by its settings, and what the way
/// to the new primary adds.
final class WorstCase {

    private WorstCase() {}

    static Optional<Promise> of(Cluster cluster, Fault fault, String way) {
        if (!fault.hitsPostgres() || fault == Fault.DISK_FULL) {
            return Optional.empty();
        }
        boolean hostLost = fault.isOfMachine();
        var parts = new ArrayList<>(Components.failoverManager(cluster).detection(cluster, hostLost));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        parts.add(
                switch (way) {
                    // what the driver remembers of a host for 2 s, and 3 or 5 s for one that does not answer
                    case "direct" -> part("client", hostLost ? fault == Fault.FREEZE ? 7 : 5 : 3);
                    case "haproxy" -> part("checks of HAProxy and client", hostLost ? 6 : 4);
                    default -> part("PgBouncer follows, and client", hostLost ? 8 : 5);
                });
        return Optional.of(new Promise(parts));
    }

    private static Part part(String name, int seconds) {
        return new Part(name, Duration.ofSeconds(seconds));
    }
}
