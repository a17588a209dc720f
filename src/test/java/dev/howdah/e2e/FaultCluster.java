package dev.howdah.e2e;

import java.time.Duration;
import java.util.List;

/// A cluster that faults are tried on, with what differs between failover managers.
interface FaultCluster {

    TestCluster cluster();

    /// For the table: the failover manager, and how commits are replicated.
    String name();

    void deploy();

    /// The unit that runs Postgres.
    String postgresUnit();

    /// What the failover manager's own tools say that is not as it should be, where this member is primary.
    List<String> disagreements(Node primary);

    /// Does what is left to people before a cluster is as it was.
    ///
    /// @param primary the present one
    void tidyUp(Node primary);

    /// Ways in which an application comes in.
    List<String> ways();

    /// Longest time without writes that is accepted.
    Duration killed();

    Duration hostLost();

    /// Where commits wait: whether they do so while no replica is there, and Barman's receiver does not count as one.
    boolean standsStillWithoutReplicas();

    /// Whether an acknowledged row may be missing after a failover.
    boolean mayLose();
}
