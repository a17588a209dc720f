package dev.howdah.operation.drill;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// All that the clients of a drill noted, in order of time.
record Recorded(
        List<Acknowledged> acknowledged,
        List<Attempt> unknown,
        List<Instant> reads,
        List<SideWrite> sideWrites,
        List<Sight> sights) {

    /// A row that the client was told is safe.
    record Acknowledged(long number, Instant sent, Instant at) {}

    /// A row that was sent and whose fate the client was not told.
    record Attempt(long number, Instant failed) {}

    /// A row that one member took when it was asked by itself.
    record SideWrite(String member, int timeline, Instant sent, Instant at) {}

    /// What one member said of itself.
    ///
    /// @param timeline that it is on; 0 where it does not answer
    /// @param position written on a primary, replayed on a standby; bytes of WAL
    /// @param activeSlots replication slots that are in use there
    record Sight(Instant at, String member, Part part, int timeline, long position, Set<String> activeSlots) {}

    /// Which part a member plays.
    enum Part {
        PRIMARY,
        FOLLOWING,
        /// A standby that streams from nobody.
        LONELY,
        SILENT
    }

    Recorded {
        acknowledged = List.copyOf(acknowledged);
        unknown = List.copyOf(unknown);
        reads = List.copyOf(reads);
        sideWrites = List.copyOf(sideWrites);
        sights = List.copyOf(sights);
    }
}
