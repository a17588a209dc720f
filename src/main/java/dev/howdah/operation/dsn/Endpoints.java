package dev.howdah.operation.dsn;

import dev.howdah.component.PostgresPaths;
import dev.howdah.component.ProxyPorts;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.operation.dsn.Endpoint.Place;
import dev.howdah.operation.dsn.Endpoint.Use;
import dev.howdah.operation.dsn.Endpoint.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The ways into a cluster, as its config.yml has them: they hold before and after a failover.
record Endpoints(Cluster cluster) {

    List<Endpoint> all() {
        var all = new ArrayList<Endpoint>();
        var members = places(
                cluster.dataInstances(),
                instance -> PostgresPaths.of(cluster, instance).port());
        all.add(new Endpoint(Way.DIRECT, Use.READ_WRITE, members, true));
        all.add(new Endpoint(Way.DIRECT, Use.READ_ONLY, members, true));
        addHaproxy(all);
        var pools = cluster.having(Role.PGBOUNCER);
        if (!pools.isEmpty()) {
            all.add(new Endpoint(
                    Way.PGBOUNCER,
                    Use.READ_WRITE,
                    places(pools, instance -> cluster.value(instance, ProxyPorts.PGBOUNCER)),
                    false));
        }
        return all;
    }

    private void addHaproxy(List<Endpoint> all) {
        var proxies = cluster.having(Role.HAPROXY);
        if (!proxies.isEmpty()) {
            all.add(new Endpoint(
                    Way.HAPROXY,
                    Use.READ_WRITE,
                    places(proxies, instance -> cluster.value(instance, ProxyPorts.HAPROXY)),
                    false));
        }
        var readOnly = proxies.stream()
                .filter(proxy -> cluster.value(proxy, ProxyPorts.READ_ONLY_ENABLED))
                .toList();
        if (!readOnly.isEmpty()) {
            all.add(new Endpoint(
                    Way.HAPROXY,
                    Use.READ_ONLY,
                    places(readOnly, instance -> cluster.value(instance, ProxyPorts.HAPROXY_READ_ONLY)),
                    false));
        }
    }

    private static List<Place> places(List<Instance> instances, Function<Instance, Integer> port) {
        return instances.stream()
                .map(instance -> new Place(instance.name(), instance.address(), port.apply(instance)))
                .toList();
    }
}
