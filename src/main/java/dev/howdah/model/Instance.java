package dev.howdah.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One machine of a cluster as config.yml describes it, with what `instance_defaults` and its location add.
///
/// @param node number of the node, from 1, unique in the cluster; also repmgr's node_id
/// @param upstream name of the instance that this one streams from; empty for the primary
/// @param backup names of the Barman instances that back this one up
/// @param address IPv4 address at which the other instances reach it, where one is known beforehand
/// @param settings values from the instance's own `vars`, without those of the cluster
/// @param publicAddress `public_ip`: where it is reached from outside, as by ssh from here
/// @param privateAddress `private_ip`
/// @param provisionOnly whether it is only provisioned and left alone by deploy
/// @param platformKeys further keys that only its platform understands, as plain values
public record Instance(
        int node,
        String name,
        String location,
        Set<Role> roles,
        Optional<String> upstream,
        List<String> backup,
        Optional<String> address,
        Settings settings,
        Optional<String> publicAddress,
        Optional<String> privateAddress,
        boolean provisionOnly,
        List<Volume> volumes,
        Map<String, Object> platformKeys) {

    public Instance {
        roles = Set.copyOf(roles);
        backup = List.copyOf(backup);
        volumes = List.copyOf(volumes);
        platformKeys = Map.copyOf(platformKeys);
    }

    /// An instance with one address at most and nothing that belongs to a platform.
    public Instance(
            int node,
            String name,
            String location,
            Set<Role> roles,
            Optional<String> upstream,
            List<String> backup,
            Optional<String> address,
            Settings settings) {
        this(
                node,
                name,
                location,
                roles,
                upstream,
                backup,
                address,
                settings,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of());
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

    /// Where this machine is reached from here: its public address if it has one.
    public Optional<String> reachedAt() {
        return publicAddress.or(() -> address);
    }

    public Instance withRoles(Set<Role> other) {
        return new Instance(
                node,
                name,
                location,
                other,
                upstream,
                backup,
                address,
                settings,
                publicAddress,
                privateAddress,
                provisionOnly,
                volumes,
                platformKeys);
    }

    public Instance withUpstream(Optional<String> name) {
        return new Instance(
                node,
                this.name,
                location,
                roles,
                name,
                backup,
                address,
                settings,
                publicAddress,
                privateAddress,
                provisionOnly,
                volumes,
                platformKeys);
    }

    public Instance withAddress(Optional<String> other) {
        return new Instance(
                node,
                name,
                location,
                roles,
                upstream,
                backup,
                other,
                settings,
                publicAddress,
                privateAddress,
                provisionOnly,
                volumes,
                platformKeys);
    }

    public Instance withAddresses(Optional<String> publicly, Optional<String> privately) {
        return new Instance(
                node,
                name,
                location,
                roles,
                upstream,
                backup,
                address,
                settings,
                publicly,
                privately,
                provisionOnly,
                volumes,
                platformKeys);
    }

    public Instance withSettings(Settings other) {
        return new Instance(
                node,
                name,
                location,
                roles,
                upstream,
                backup,
                address,
                other,
                publicAddress,
                privateAddress,
                provisionOnly,
                volumes,
                platformKeys);
    }

    /// The same with what its platform adds: disks and keys of its own.
    public Instance withMachine(List<Volume> disks, Map<String, Object> keys) {
        return new Instance(
                node,
                name,
                location,
                roles,
                upstream,
                backup,
                address,
                settings,
                publicAddress,
                privateAddress,
                provisionOnly,
                disks,
                keys);
    }
}
