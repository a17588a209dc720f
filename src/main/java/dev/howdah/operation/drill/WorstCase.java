package dev.howdah.operation.drill;

import dev.howdah.model.Cluster;
import dev.howdah.operation.LongestOutage;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Promise;
import dev.howdah.topology.drill.Promise.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// How long a client may be without writes at worst, by the fault.
final class WorstCase {

    private WorstCase() {}

    static Optional<Promise> of(Cluster cluster, Fault fault, String way) {
        if (!fault.hitsPostgres() || fault == Fault.DISK_FULL) {
            return Optional.empty();
        }
        var promise = LongestOutage.of(cluster, fault.isOfMachine(), way);
        return fault == Fault.FREEZE && way.equals("direct") ? promise.map(WorstCase::ofFrozen) : promise;
    }

    /// A frozen host takes connections, and says nothing on them.
    private static Promise ofFrozen(Promise promise) {
        var parts = new ArrayList<>(promise.parts());
        parts.add(new Part("frozen host", Duration.ofSeconds(2)));
        return new Promise(parts);
    }
}
