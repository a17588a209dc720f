package dev.howdah.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One machine of a cluster as config.yml describes it.
///
/// @param node number of the node, from 1, unique in the cluster; also repmgr's node_id
/// @param upstream name of the instance that this one streams from; empty for the primary
/// @param backup names of the Barman instances that back this one up
/// @param address fixed IPv4 address in the cluster's network, where one is given
/// @param settings values from the instance's own `vars`, without those of the cluster
public record Instance(
        int node,
        String name,
        String location,
        Set<Role> roles,
        Optional<String> upstream,
        List<String> backup,
        Optional<String> address,
        Settings settings) {

    public Instance {
        roles = Set.copyOf(roles);
        backup = List.copyOf(backup);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /// Whether this instance holds the cluster's data: a primary or a replica, not a witness.
    public boolean holdsData() {
        return has(Role.PRIMARY) || has(Role.REPLICA);
    }

    /// Whether a Postgres runs here: data or witness.
    public boolean runsPostgres() {
        return holdsData() || has(Role.WITNESS);
    }
}
