package dev.howdah.operation.drill;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Between which moments and whom a drill measures.
///
/// @param victim the primary that is hit
/// @param members with the cluster's data
/// @param slots of Barman's
/// @param source member that Barman streams from by its configuration, where that is a replica
record Bounds(
        Instant startedAt,
        Instant faultAt,
        Optional<Instant> undoneAt,
        Instant endedAt,
        String victim,
        List<String> members,
        Set<String> slots,
        Optional<String> source) {

    Bounds {
        members = List.copyOf(members);
        slots = Set.copyOf(slots);
    }
}
