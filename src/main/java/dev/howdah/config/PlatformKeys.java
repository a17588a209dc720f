package dev.howdah.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The keys that instances (and `locations` and `instance_defaults`) have on one platform only.
final class PlatformKeys {

    private static final List<String> DOCKER = List.of(
            "image",
            "distribution",
            "os_version",
            "privileged",
            "restart_policy",
            "memory",
            "memory_reservation",
            "shm_size",
            "env",
            "env_file",
            "log_driver",
            "log_options",
            "exposed_ports",
            "published_ports",
            "ports",
            "tmpfs",
            "devices",
            "networks",
            "sysctls",
            "ulimits",
            "local_source_directories",
            "docker_security_opts",
            "docker_cap_add",
            "docker_cap_drop",
            "tags");

    private static final List<String> AWS = List.of(
            "image",
            "region",
            "subnet",
            "az",
            "type",
            "key_name",
            "assign_public_ip",
            "assign_elastic_ip",
            "elastic_ip",
            "termination_protection",
            "instance_profile_name",
            "spot_price",
            "spot_options",
            "spot_launch_group",
            "spot_type",
            "spot_wait_timeout",
            "route53_hosted_zone",
            "route53_private_zone",
            "route53_zone",
            "ec2_ami_user",
            "cluster_ssh_user",
            "tags");

    private static final List<String> BARE = List.of("distribution", "os_version", "ansible_host", "ansible_user");

    private static final Map<String, List<String>> ALL = Map.of("docker", DOCKER, "aws", AWS, "bare", BARE);

    private static final Map<String, List<String>> TOP_OF = Map.of(
            "docker",
            List.of("docker_networks"),
            "aws",
            List.of(
                    "ec2_vpc",
                    "ec2_ami",
                    "ec2_ami_user",
                    "ec2_vpc_subnets",
                    "ec2_instance_reachability",
                    "ec2_instance_key",
                    "ec2_key_name",
                    "ec2_groups",
                    "cluster_rules",
                    "cluster_bucket",
                    "cluster_profile",
                    "instance_profile_name",
                    "s3_uploads",
                    "pre_user_data",
                    "extra_user_data",
                    "user_data_environment"),
            "bare",
            List.of());

    /// Keys at the top of the file that belong to some platform.
    static final List<String> TOP =
            TOP_OF.values().stream().flatMap(List::stream).toList();

    private PlatformKeys() {}

    /// Warns of keys at the top of the file that belong to another platform than the cluster's.
    static void checkTop(Section top, String platform, Findings findings) {
        new TreeMap<>(TOP_OF).forEach((owner, keys) -> {
            for (var key : keys) {
                if (!owner.equals(platform) && top.has(key)) {
                    findings.warning(
                            top.line(key),
                            "the key '" + key + "' belongs to the platform " + owner + " and has no effect on "
                                    + platform,
                            "remove it");
                }
            }
        });
    }

    static SequencedSet<String> platforms() {
        return new TreeSet<>(ALL.keySet());
    }

    static List<String> of(String platform) {
        return ALL.getOrDefault(platform, List.of());
    }

    /// A platform that has this key.
    static Optional<String> ownerOf(String key) {
        return ALL.entrySet().stream()
                .filter(entry -> entry.getValue().contains(key))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }
}
