package dev.howdah.architecture;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a layout has besides its data nodes, as options ask for it.
///
/// @param haproxy whether there are two load balancers
/// @param pgbouncer whether each data node has a connection pool
/// @param etcdVars variables of the nodes with etcd
public record Companions(FailoverChoice manager, boolean haproxy, boolean pgbouncer, Map<String, Object> etcdVars) {

    private static final int ETCD_NODES = 3;
    private static final int HAPROXY_NODES = 2;

    /// A failover manager and nothing else.
    public static Companions of(FailoverChoice manager) {
        return new Companions(manager, false, false, Map.of());
    }

    /// Where the members of etcd are: spread over the locations, the first having one more than others at the most.
    ///
    /// @param store the location that gives the store its name; all members that share it are one store
    void addEtcd(Nodes nodes, List<String> locations, String store) {
        if (manager == FailoverChoice.PATRONI) {
            var vars = new TreeMap<>(etcdVars);
            vars.put("etcd_location", store);
            for (int i = 0; i < ETCD_NODES; i++) {
                nodes.add(locations.get(i % locations.size()), vars, Role.ETCD);
            }
        }
    }

    /// The load balancers. They lead to all data nodes, as any of them may be primary one day, and have a port for
    /// reading too.
    void addHaproxy(Nodes nodes, List<String> locations) {
        if (haproxy) {
            Map<String, Object> vars = Map.of("haproxy_read_only_load_balancer_enabled", true);
            for (int i = 0; i < HAPROXY_NODES; i++) {
                nodes.add(locations.get(i % locations.size()), vars, Role.HAPROXY);
            }
        }
    }

    /// What makes the number of votes odd: under repmgr a Postgres of its own that follows the primary, under EFM only
    /// an agent. Patroni's votes are etcd's.
    public boolean hasWitness() {
        return manager != FailoverChoice.PATRONI;
    }
}
