package dev.howdah.component;

import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.TEXT;

import dev.howdah.engine.Milestone;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import java.util.List;
import java.util.Optional;

/// The store that keeps who is leader (DCS): its members, how they are reached, and what belongs to this cluster in it.
///
/// All members of a Postgres cluster must ask the same store, or each half would have a leader of its own: it is the
/// one of the configured primary, whatever other stores config.yml has (`etcd_location`).
public record EtcdStore(Cluster cluster) {

    public static final Setting<Integer> CLIENT_PORT =
            Setting.of("etcd_client_port", INTEGER, 2379, "Port that etcd serves its clients on.");
    public static final Setting<Integer> PEER_PORT =
            Setting.of("etcd_peer_port", INTEGER, 2380, "Port that members of etcd talk to each other on.");
    public static final Setting<String> LOCATION = Setting.of(
            "etcd_location", TEXT, "main", "Members with the same value form one store; Patroni uses its primary's.");
    public static final Setting<String> NAMESPACE =
            Setting.of("patroni_dcs_namespace", TEXT, "howdah", "First part of the names of keys in etcd.");

    /// The user of etcd that Patroni is; its password is kept under [#PASSWORD].
    public static final String USER = "patroni";

    public static final String PASSWORD = "etcd_patroni";

    /// Members of the store that this cluster's Patroni uses, in order of node number.
    public List<Instance> members() {
        var primary = cluster.configuredPrimary();
        var location = location(primary);
        var same = cluster.having(Role.ETCD).stream()
                .filter(member -> location(member).equals(location))
                .toList();
        return same.isEmpty() ? cluster.having(Role.ETCD) : same;
    }

    /// The members that an instance of etcd forms a store with, itself included.
    public List<Instance> peers(Instance member) {
        return cluster.having(Role.ETCD).stream()
                .filter(other -> location(other).equals(location(member)))
                .toList();
    }

    /// Names and ports of the members.
    public List<String> endpoints() {
        return members().stream()
                .map(member -> member.name() + ":" + cluster.value(member, CLIENT_PORT))
                .toList();
    }

    /// What all keys of this cluster begin with.
    public String prefix() {
        return namespace() + cluster.name() + "/";
    }

    public String namespace() {
        return "/" + cluster.value(NAMESPACE).replaceAll("^/+|/+$", "") + "/";
    }

    /// The store serves with its users; given by the first member that answers.
    public Optional<Milestone> ready(Deployment deployment) {
        return members().stream().filter(deployment::answers).findFirst().map(EtcdStore::ready);
    }

    public static Milestone ready(Instance member) {
        return new Milestone("etcd-ready", member.name());
    }

    private String location(Instance instance) {
        return cluster.value(instance, LOCATION);
    }
}
