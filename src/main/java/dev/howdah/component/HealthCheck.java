package dev.howdah.component;

import static dev.howdah.model.SettingType.INTEGER;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;

/// Where a host with a Postgres says over HTTP whether it is the primary (`/primary`) or a replica (`/replica`).
///
/// With Patroni its REST API does. With the other failover managers a small service of our own does, which speaks the
/// same words, so that a load balancer works alike with all of them.
///
/// @param tls whether it speaks HTTPS, with the instance's certificate
/// @param own whether it is our own service
public record HealthCheck(int port, boolean tls, boolean own) {

    public static final Setting<Integer> OWN_PORT = Setting.of(
            "health_check_port",
            INTEGER,
            8009,
            "Port of the service that tells HAProxy who is primary, where the failover manager has none.");

    /// Our own service; it speaks plain HTTP on the cluster's address and tells nothing secret.
    public static HealthCheck ours(Cluster cluster, Instance instance) {
        return new HealthCheck(cluster.value(instance, OWN_PORT), false, true);
    }
}
