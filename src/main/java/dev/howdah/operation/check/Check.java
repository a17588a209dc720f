package dev.howdah.operation.check;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.CheckResult;
import java.util.List;

/// One thing that must hold in a running cluster. It asks and judges; it changes nothing.
public interface Check {

    /// Short and stable, such as `replication-lag`.
    String name();

    /// What has to be asked of an instance's host, besides the state of its Postgres.
    default List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return List.of();
    }

    /// A result for each place where it must hold.
    List<CheckResult> results(Seen seen);
}
