package dev.howdah.component;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.ManagerView;

/// What decides who is primary when the primary is lost. Everything that differs between such programs sits behind it.
public interface FailoverManager extends Component {

    /// How it sees the cluster, asked on one instance with a Postgres.
    Fact<ManagerView> view(Cluster cluster, Instance instance);

    /// The role of Postgres that standbys stream as.
    String replicationRole(Cluster cluster);
}
