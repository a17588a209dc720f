package dev.howdah.component.postgres;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;

/// How a standby connects to its upstream.
final class UpstreamConnection {

    private UpstreamConnection() {}

    /// libpq parameters as failover managers would write them. The password is in the .pgpass of Postgres' account.
    static String of(Cluster cluster, FailoverManager manager, Instance standby, String upstream) {
        return "user=%s connect_timeout=2 host=%s port=%d application_name=%s"
                .formatted(
                        manager.replicationRole(cluster),
                        upstream,
                        PostgresPaths.of(cluster, cluster.instance(upstream)).port(),
                        standby.name());
    }
}
