package dev.howdah.config;

import java.util.List;
import java.util.Set;

/// The keys of config.yml, and those words of TPA's files that mean something we have not built yet.
final class Words {

    static final List<String> TOP = List.of(
            "architecture",
            "cluster_name",
            "cluster_tags",
            "keyring_backend",
            "cluster_vars",
            "locations",
            "instance_defaults",
            "instances",
            "default_volumes",
            "docker_networks");

    /// Keys that a file written for TPA may have and that change nothing here.
    static final Set<String> TOP_IGNORED = Set.of(
            "vault_name",
            "ssh_key_file",
            "use_ssh_agent",
            "forward_ssh_agent",
            "cluster_rules",
            "ansible_tower",
            "docker_images");

    /// Keys that instances have on every platform; `locations` and `instance_defaults` may hold them too.
    static final List<String> INSTANCE = List.of(
            "Name",
            "node",
            "location",
            "role",
            "upstream",
            "backup",
            "platform",
            "ip_address",
            "public_ip",
            "private_ip",
            "provision_only",
            "volumes",
            "default_volumes",
            "vars");

    static final Set<String> ROLES_IGNORED = Set.of("log-server", "monitoring-server");

    static final Set<String> ROLES_NOT_BUILT = Set.of(
            "etcd",
            "haproxy",
            "pgbouncer",
            "pem-server",
            "pem-agent",
            "beacon-agent",
            "openvpn-server",
            "efm-witness",
            "efm-not-promotable");

    /// Variables that we read apart from the registered settings.
    static final List<String> POSTGRES = List.of("failover_manager", "postgres_flavour", "postgres_version");

    private Words() {}
}
