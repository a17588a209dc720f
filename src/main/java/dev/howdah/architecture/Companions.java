package dev.howdah.architecture;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Role;
import java.util.List;
import java.util.Map;

/// What a layout has besides its data nodes, as options ask for it.
///
/// @param haproxy whether there are two load balancers
/// @param pgbouncer whether each data node has a connection pool
public record Companions(FailoverChoice manager, boolean haproxy, boolean pgbouncer) {

    private static final int ETCD_NODES = 3;
    private static final int HAPROXY_NODES = 2;

    /// Where the members of etcd are: spread over the locations, the first having one more than others at the most.
    ///
    /// @param store the location that gives the store its name; all members that share it are one store
    void addEtcd(Nodes nodes, List<String> locations, String store) {
        if (manager == FailoverChoice.PATRONI) {
            for (int i = 0; i < ETCD_NODES; i++) {
                nodes.add(locations.get(i % locations.size()), Map.of("etcd_location", store), Role.ETCD);
            }
        }
    }

    /// The load balancers of some data nodes, the first of which are asked first.
    void addHaproxy(Nodes nodes, List<String> locations, List<Integer> backends) {
        if (haproxy) {
            var vars = Map.<String, Object>of(
                    "haproxy_backend_servers",
                    backends.stream().map(NodeNumber::new).toList(),
                    "haproxy_bind_address",
                    "0.0.0.0");
            for (int i = 0; i < HAPROXY_NODES; i++) {
                nodes.add(locations.get(i % locations.size()), vars, Role.HAPROXY);
            }
        }
    }

    /// What makes the number of votes odd: under repmgr a Postgres of its own that follows the primary, under EFM only
    /// an agent. Patroni's votes are etcd's.
    boolean hasWitness() {
        return manager != FailoverChoice.PATRONI;
    }
}
