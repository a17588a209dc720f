package dev.howdah.config;

import dev.howdah.model.Cluster;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The content of a new cluster's config.yml as maps and lists, in the order that people know from TPA, and nothing
/// that
/// is a default.
public final class ConfigTree {

    private ConfigTree() {}

    public static SequencedMap<String, Object> of(Cluster cluster, Additions additions) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("architecture", cluster.architecture());
        tree.put("cluster_name", cluster.name());
        tree.put("cluster_tags", new TreeMap<>(cluster.tags()));
        var compliance = cluster.settings().all().get(Words.COMPLIANCE);
        if (compliance != null) {
            tree.put(Words.COMPLIANCE, compliance);
        }
        tree.put("keyring_backend", cluster.vaultName().isPresent() ? "system" : "legacy");
        cluster.vaultName().ifPresent(name -> tree.put("vault_name", name));
        switch (cluster.platform()) {
            case Platform.Docker docker -> tree.put("docker_networks", List.of(network(docker)));
            case Platform.Bare _ -> {}
            case Platform.Aws _ -> {}
        }
        tree.putAll(new TreeMap<>(additions.top()));
        tree.put("cluster_vars", variables(cluster));
        tree.put(
                "locations",
                cluster.locations().stream()
                        .map(name -> location(name, additions))
                        .toList());
        tree.put("instance_defaults", defaults(cluster.platform(), additions));
        tree.put(
                "instances",
                cluster.instances().stream()
                        .map(instance -> instance(instance, additions))
                        .toList());
        return tree;
    }

    private static Map<String, Object> network(Platform.Docker docker) {
        var network = new LinkedHashMap<String, Object>();
        network.put("name", docker.network());
        network.put("ipam_config", List.of(Map.of("subnet", docker.subnet().toString())));
        return network;
    }

    private static Map<String, Object> variables(Cluster cluster) {
        var variables = new TreeMap<>(cluster.settings().all());
        variables.remove(Words.COMPLIANCE);
        variables.put("failover_manager", cluster.failover().word());
        variables.put("postgres_flavour", cluster.postgres().flavour().word());
        variables.put("postgres_version", Integer.toString(cluster.postgres().major()));
        return variables;
    }

    private static Map<String, Object> location(String name, Additions additions) {
        var location = new TreeMap<>(additions.locations().getOrDefault(name, Map.of()));
        location.put("Name", name);
        return location;
    }

    private static Map<String, Object> defaults(Platform platform, Additions additions) {
        var defaults = new TreeMap<>(additions.defaults());
        switch (platform) {
            case Platform.Docker docker -> image(defaults, docker.image());
            case Platform.Bare(var likely) ->
                likely.ifPresent(distribution -> {
                    defaults.put("distribution", distribution.name());
                    defaults.put("os_version", distribution.version());
                });
            case Platform.Aws _ -> {}
        }
        defaults.put("platform", platform.word());
        return defaults;
    }

    private static void image(Map<String, Object> defaults, DistributionImage image) {
        defaults.put("image", image.name());
        if (!image.isToldByItsName()) {
            defaults.put("distribution", image.distribution());
            defaults.put("os_version", image.version());
        }
    }

    private static Map<String, Object> instance(Instance instance, Additions additions) {
        var keys = new TreeMap<>(additions.instances().getOrDefault(instance.name(), Map.of()));
        keys.put("Name", instance.name());
        switch (instance.backup().size()) {
            case 0 -> {}
            case 1 -> keys.put("backup", instance.backup().getFirst());
            default -> keys.put("backup", instance.backup());
        }
        instance.address()
                .filter(address -> !isSaidElsewhere(instance, address))
                .ifPresent(address -> keys.put("ip_address", address));
        keys.put("location", instance.location());
        keys.put("node", instance.node());
        instance.privateAddress().ifPresent(address -> keys.put("private_ip", address));
        if (instance.provisionOnly()) {
            keys.put("provision_only", true);
        }
        instance.publicAddress().ifPresent(address -> keys.put("public_ip", address));
        keys.put("role", roles(instance));
        instance.upstream().ifPresent(name -> keys.put("upstream", name));
        if (!instance.settings().all().isEmpty()) {
            keys.put("vars", new TreeMap<>(instance.settings().all()));
        }
        return keys;
    }

    private static boolean isSaidElsewhere(Instance instance, String address) {
        return instance.privateAddress().filter(address::equals).isPresent()
                || instance.publicAddress().filter(address::equals).isPresent();
    }

    private static List<String> roles(Instance instance) {
        return List.of(Role.values()).stream()
                .filter(instance::has)
                .map(Role::word)
                .sorted()
                .toList();
    }
}
