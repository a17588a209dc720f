package dev.howdah.component;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.Topology;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// All that components may know when they make their steps: the wish, the live truth, and what others need of them.
public final class Deployment {

    private final Cluster cluster;
    private final FailoverManager manager;
    private final Topology now;
    private final Map<String, Machine> machines;
    private final Map<String, Needs> needs;
    private final Credentials credentials;
    private final Set<String> recloning;
    private final ClusterFiles files;
    private final Map<String, String> shared = new ConcurrentHashMap<>();

    /// @param machines by instance name; missing where the host could not be asked
    /// @param needs merged needs of all components, by instance name
    /// @param recloning instances whose data the user gave up by name, to be cloned anew
    /// @param files what the cluster's directory holds for hosts
    public Deployment(
            Cluster cluster,
            FailoverManager manager,
            Topology now,
            Map<String, Machine> machines,
            Map<String, Needs> needs,
            Credentials credentials,
            Set<String> recloning,
            ClusterFiles files) {
        this.cluster = cluster;
        this.manager = manager;
        this.now = now;
        this.machines = machines;
        this.needs = needs;
        this.credentials = credentials;
        this.recloning = recloning;
        this.files = files;
    }

    /// A deployment that takes nothing from the cluster's directory but what config.yml says.
    public Deployment(
            Cluster cluster,
            FailoverManager manager,
            Topology now,
            Map<String, Machine> machines,
            Map<String, Needs> needs,
            Credentials credentials,
            Set<String> recloning) {
        this(cluster, manager, now, machines, needs, credentials, recloning, ClusterFiles.none());
    }

    public Cluster cluster() {
        return cluster;
    }

    public FailoverManager manager() {
        return manager;
    }

    public Topology now() {
        return now;
    }

    public Map<String, Machine> machines() {
        return machines;
    }

    public Map<String, Needs> needs() {
        return needs;
    }

    public Credentials credentials() {
        return credentials;
    }

    /// What hosts get from the cluster's directory.
    public ClusterFiles files() {
        return files;
    }

    public Set<String> recloning() {
        return recloning;
    }

    /// A text that is the same on all instances, made once: one with a line for each instance would otherwise be put
    /// together as often as there are instances.
    ///
    /// @param what names the text
    public String shared(String what, Supplier<String> text) {
        return shared.computeIfAbsent(what, _ -> text.get());
    }

    /// The machine of an instance that could be asked.
    public Machine machine(Instance instance) {
        return Objects.requireNonNull(machines.get(instance.name()), instance.name());
    }

    public Needs needs(Instance instance) {
        return needs.getOrDefault(instance.name(), Needs.none());
    }

    /// The instance that is primary now, running or not, or is to become it where none is yet.
    public Instance primary() {
        return cluster.instance(now.expectedPrimary());
    }

    /// Whether others can wait for this instance: a host that does not answer holds up nobody.
    public boolean answers(Instance instance) {
        return machines.containsKey(instance.name());
    }
}
