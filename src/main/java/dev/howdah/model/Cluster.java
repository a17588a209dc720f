package dev.howdah.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster as config.yml describes it.
///
/// @param locations names in the order of the file
/// @param settings values from `cluster_vars`
/// @param tags what `cluster_tags` says, such as Owner; platforms label the machines with them
public record Cluster(
        String name,
        String architecture,
        Platform platform,
        PostgresVersion postgres,
        FailoverChoice failover,
        List<String> locations,
        List<Instance> instances,
        Settings settings,
        Map<String, String> tags) {

    public Cluster {
        locations = List.copyOf(locations);
        instances = List.copyOf(instances);
        tags = Map.copyOf(tags);
    }

    /// A cluster without tags.
    public Cluster(
            String name,
            String architecture,
            Platform platform,
            PostgresVersion postgres,
            FailoverChoice failover,
            List<String> locations,
            List<Instance> instances,
            Settings settings) {
        this(name, architecture, platform, postgres, failover, locations, instances, settings, Map.of());
    }

    public Optional<Instance> find(String name) {
        return instances.stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst();
    }

    /// The instance of that name, which must exist (the reader of config.yml made sure of names in it).
    public Instance instance(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no instance " + name));
    }

    public List<Instance> having(Role role) {
        return instances.stream().filter(instance -> instance.has(role)).toList();
    }

    /// Primary and replicas, in order of node number.
    public List<Instance> dataInstances() {
        return instances.stream().filter(Instance::holdsData).toList();
    }

    /// Everything with a Postgres: primary, replicas and witnesses.
    public List<Instance> postgresInstances() {
        return instances.stream().filter(Instance::runsPostgres).toList();
    }

    /// The primary that config.yml names; the live one may be another (see topology).
    public Instance configuredPrimary() {
        return having(Role.PRIMARY).getFirst();
    }

    /// An instance's value of a setting: its own, else the cluster's, else the built-in default.
    public <T> T value(Instance instance, Setting<T> setting) {
        return chosen(instance, setting)
                .orElseGet(() -> setting.builtIn()
                        .orElseThrow(() -> new IllegalStateException(setting.name() + " has no built-in default")));
    }

    /// An instance's value of a setting if the user gave one, without the built-in default.
    public <T> Optional<T> chosen(Instance instance, Setting<T> setting) {
        return instance.settings().get(setting).or(() -> settings.get(setting));
    }

    /// The cluster-wide value of a setting, else its built-in default.
    public <T> T value(Setting<T> setting) {
        return settings.get(setting)
                .or(setting::builtIn)
                .orElseThrow(() -> new IllegalStateException(setting.name() + " has no built-in default"));
    }
}
