package dev.howdah.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys of config.yml, and those words of TPA's files that mean something we have not built yet.
final class Words {

    /// A variable that stands at the top of the file.
    static final String COMPLIANCE = "compliance";

    static final List<String> TOP = List.of(
            "architecture",
            "cluster_name",
            "cluster_tags",
            "keyring_backend",
            "vault_name",
            "cluster_vars",
            "locations",
            "instance_defaults",
            "instances",
            "default_volumes",
            "docker_networks");

    /// Variables that may stand at the top too; those under `cluster_vars` win.
    static final List<String> TOP_VARIABLES =
            List.of(COMPLIANCE, "ssh_key_file", "cluster_ssh_port", "use_ssh_agent", "forward_ssh_agent");

    /// Keys that a file written for TPA may have and that change nothing here, with the reason.
    static final Map<String, String> TOP_IGNORED = Map.ofEntries(
            Map.entry("ssh_key_name", "the cluster's own key pair is used"),
            Map.entry("ssh_key_dir", "the cluster's own key pair is used"),
            Map.entry("ansible_tower", "there is no Ansible here"),
            Map.entry("tower_settings", "there is no Ansible here"),
            Map.entry("platform_settings", "there is no Ansible here"),
            Map.entry("docker_images", "images are Howdah's own or pulled by name; none are built from Dockerfiles"),
            Map.entry("docker_volumes", "containers have no volumes of their own"),
            Map.entry("docker_context_path", "no images are built from Dockerfiles"));

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

    /// Without effect, and without harm.
    static final Set<String> ROLES_IGNORED = Set.of("monitoring-server");

    static final Set<String> ROLES_NOT_BUILT = Set.of("pem-server", "pem-agent", "beacon-agent", "openvpn-server");

    /// Variables that we read apart from the registered settings.
    static final List<String> POSTGRES = List.of("failover_manager", "postgres_flavour", "postgres_version");

    private Words() {}
}
