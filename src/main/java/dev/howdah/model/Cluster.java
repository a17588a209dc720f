package dev.howdah.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A cluster as config.yml describes it.
///
/// Its instances are asked for by name and by role all the time, in large clusters too, so both are kept ready.
public final class Cluster {

    private final String name;
    private final String architecture;
    private final Platform platform;
    private final PostgresVersion postgres;
    private final FailoverChoice failover;
    private final List<String> locations;
    private final List<Instance> instances;
    private final Settings settings;
    private final Map<String, String> tags;
    private final Map<String, Distribution> found;
    private final Optional<String> vaultName;
    private final Map<String, Instance> byName = new HashMap<>();
    private final List<Instance> dataInstances;
    private final List<Instance> postgresInstances;

    /// @param locations names in the order of the file
    /// @param settings values from `cluster_vars`
    /// @param tags what `cluster_tags` says, such as Owner; platforms label the machines with them
    public Cluster(
            String name,
            String architecture,
            Platform platform,
            PostgresVersion postgres,
            FailoverChoice failover,
            List<String> locations,
            List<Instance> instances,
            Settings settings,
            Map<String, String> tags) {
        this(
                name,
                architecture,
                platform,
                postgres,
                failover,
                locations,
                instances,
                settings,
                tags,
                Map.of(),
                Optional.empty());
    }

    private Cluster(
            String name,
            String architecture,
            Platform platform,
            PostgresVersion postgres,
            FailoverChoice failover,
            List<String> locations,
            List<Instance> instances,
            Settings settings,
            Map<String, String> tags,
            Map<String, Distribution> found,
            Optional<String> vaultName) {
        this.name = name;
        this.architecture = architecture;
        this.platform = platform;
        this.postgres = postgres;
        this.failover = failover;
        this.locations = List.copyOf(locations);
        this.instances = List.copyOf(instances);
        this.settings = settings;
        this.tags = Map.copyOf(tags);
        this.vaultName = vaultName;
        this.found = Map.copyOf(found);
        this.instances.forEach(instance -> byName.putIfAbsent(instance.name(), instance));
        this.dataInstances = this.instances.stream().filter(Instance::holdsData).toList();
        this.postgresInstances =
                this.instances.stream().filter(Instance::runsPostgres).toList();
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

    /// The same cluster, with what its hosts were found to run.
    ///
    /// @param distributions by instance name; missing where a host could not be asked
    public Cluster runningOn(Map<String, Distribution> distributions) {
        return new Cluster(
                name,
                architecture,
                platform,
                postgres,
                failover,
                locations,
                instances,
                settings,
                tags,
                distributions,
                vaultName);
    }

    /// What an instance runs: as it was found; else as its platform says; else what is likely.
    public Distribution distribution(Instance instance) {
        var known = found.get(instance.name());
        return known == null ? platform.distribution().orElse(Distribution.LIKELY) : known;
    }

    public String name() {
        return name;
    }

    public String architecture() {
        return architecture;
    }

    public Platform platform() {
        return platform;
    }

    public PostgresVersion postgres() {
        return postgres;
    }

    public FailoverChoice failover() {
        return failover;
    }

    public List<String> locations() {
        return locations;
    }

    public List<Instance> instances() {
        return instances;
    }

    public Settings settings() {
        return settings;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /// The name under which the system's keyring has the vault password; nothing where a file has it.
    public Optional<String> vaultName() {
        return vaultName;
    }

    public Cluster withVaultName(Optional<String> other) {
        return new Cluster(
                name, architecture, platform, postgres, failover, locations, instances, settings, tags, found, other);
    }

    public Optional<Instance> find(String name) {
        return Optional.ofNullable(byName.get(name));
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
        return dataInstances;
    }

    /// Everything with a Postgres: primary, replicas and witnesses.
    public List<Instance> postgresInstances() {
        return postgresInstances;
    }

    /// The primary that config.yml names; the live one may be another (see topology).
    public Instance configuredPrimary() {
        return having(Role.PRIMARY).getFirst();
    }

    /// An instance's value of a setting: its own, else the cluster's, else what the failover speed says, else the
    /// built-in default.
    public <T> T value(Instance instance, Setting<T> setting) {
        return chosen(instance, setting)
                .orElseGet(() -> setting.builtIn()
                        .orElseThrow(() -> new IllegalStateException(setting.name() + " has no built-in default")));
    }

    /// An instance's value of a setting if the user gave one, by itself or by a failover speed that stands for it;
    /// without the built-in default.
    public <T> Optional<T> chosen(Instance instance, Setting<T> setting) {
        return instance.settings().get(setting).or(() -> chosen(setting));
    }

    /// The same for the whole cluster.
    public <T> Optional<T> chosen(Setting<T> setting) {
        return settings.get(setting).or(() -> FailoverSpeed.of(settings).flatMap(speed -> speed.of(setting)));
    }

    /// The cluster-wide value of a setting, else its built-in default.
    public <T> T value(Setting<T> setting) {
        return chosen(setting)
                .or(setting::builtIn)
                .orElseThrow(() -> new IllegalStateException(setting.name() + " has no built-in default"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cluster cluster
                && name.equals(cluster.name)
                && architecture.equals(cluster.architecture)
                && platform.equals(cluster.platform)
                && postgres.equals(cluster.postgres)
                && failover == cluster.failover
                && locations.equals(cluster.locations)
                && instances.equals(cluster.instances)
                && settings.equals(cluster.settings)
                && tags.equals(cluster.tags)
                && vaultName.equals(cluster.vaultName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, instances, settings);
    }

    @Override
    public String toString() {
        return "cluster " + name;
    }
}
