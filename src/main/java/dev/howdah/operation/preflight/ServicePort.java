package dev.howdah.operation.preflight;

import dev.howdah.component.EtcdStore;
import dev.howdah.component.HealthCheck;
import dev.howdah.component.PatroniRest;
import dev.howdah.component.ProxyPorts;
import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import java.util.ArrayList;
import java.util.List;

/// A port that something besides Postgres is to serve on an instance.
///
/// @param owner what is to serve there, for people
/// @param setting variable that gives it another port
/// @param unit systemd's unit that will hold it, without its suffix
record ServicePort(String owner, int port, String setting, String unit) {

    static List<ServicePort> of(Cluster cluster, Instance instance) {
        var ports = new Ports(cluster, instance);
        boolean patroni = cluster.failover() == FailoverChoice.PATRONI;
        if (instance.has(Role.ETCD)) {
            ports.add("etcd", EtcdStore.CLIENT_PORT, "etcd");
            ports.add("etcd", EtcdStore.PEER_PORT, "etcd");
        }
        if (instance.runsPostgres() && patroni) {
            ports.add("Patroni", PatroniRest.PORT, "patroni");
        }
        if (instance.runsPostgres() && !patroni && !cluster.having(Role.HAPROXY).isEmpty()) {
            ports.add("the health check", HealthCheck.OWN_PORT, "howdah-health");
        }
        if (instance.has(Role.HAPROXY)) {
            ports.add("HAProxy", ProxyPorts.HAPROXY, "haproxy");
            if (cluster.value(instance, ProxyPorts.READ_ONLY_ENABLED)) {
                ports.add("HAProxy", ProxyPorts.HAPROXY_READ_ONLY, "haproxy");
            }
        }
        if (instance.has(Role.PGBOUNCER)) {
            ports.add("PgBouncer", ProxyPorts.PGBOUNCER, "pgbouncer");
        }
        return List.copyOf(ports.found);
    }

    private record Ports(Cluster cluster, Instance instance, List<ServicePort> found) {

        Ports(Cluster cluster, Instance instance) {
            this(cluster, instance, new ArrayList<>());
        }

        void add(String owner, Setting<Integer> setting, String unit) {
            found.add(new ServicePort(owner, cluster.value(instance, setting), setting.name(), unit));
        }
    }
}
