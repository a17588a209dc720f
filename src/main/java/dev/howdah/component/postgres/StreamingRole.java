package dev.howdah.component.postgres;

import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;

/// The role that replicas connect to their upstream as: repmgr's own where repmgr re-points them.
final class StreamingRole {

    private StreamingRole() {}

    static String of(Cluster cluster) {
        return switch (cluster.failover()) {
            case REPMGR -> FailoverChoice.REPMGR.word();
            case PATRONI, EFM -> cluster.value(PostgresSettings.REPLICATION_USER);
        };
    }
}
