package dev.howdah.topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The live state of one instance's Postgres.
public sealed interface Node {

    /// The host does not answer, or cannot say what data it holds.
    record Unreachable(String why) implements Node {}

    /// The host answers and has no data directory.
    record Empty() implements Node {}

    /// There is data, and Postgres does not answer.
    record Stopped(DataDirectory data) implements Node {}

    /// Postgres answers.
    ///
    /// @param inRecovery whether it is a standby
    /// @param timeline that it is on now
    /// @param upstreamHost host that it streams from, as its primary_conninfo says; empty on a primary
    /// @param streaming whether its WAL receiver is streaming
    /// @param receivedLsn last WAL position that it has (primary: written; standby: received), in bytes
    /// @param replayedLsn last position replayed, in bytes; on a primary the same as received
    /// @param replayLagSeconds seconds since the last replayed transaction's commit; 0 where none is left
    /// @param senders what streams from here
    /// @param slots all replication slots
    /// @param limits the five settings that a standby may not have lower than its primary
    record Running(
            DataDirectory data,
            boolean inRecovery,
            int timeline,
            Optional<String> upstreamHost,
            boolean streaming,
            long receivedLsn,
            long replayedLsn,
            double replayLagSeconds,
            String serverVersion,
            List<Sender> senders,
            List<Slot> slots,
            Map<String, Integer> limits)
            implements Node {}

    /// A connection that WAL is sent over (pg_stat_replication).
    ///
    /// @param name application_name
    /// @param syncState async, sync, potential or quorum
    /// @param lagBytes between what was written here and replayed there
    record Sender(String name, String address, String state, String syncState, long lagBytes) {}

    /// A replication slot (pg_replication_slots).
    ///
    /// @param walStatus reserved, extended, unreserved or lost; empty where nothing is reserved
    /// @param retainedBytes WAL that it holds back
    record Slot(String name, String type, boolean active, String walStatus, long retainedBytes) {}
}
