package dev.howdah.component;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.Topology;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All that components may know when they make their steps: the wish, the live truth, and what others need of them.
///
/// @param machines by instance name; missing where the host could not be asked
/// @param needs merged needs of all components, by instance name
/// @param recloning instances whose data the user gave up by name, to be cloned anew (the old data is kept aside)
public record Deployment(
        Cluster cluster,
        Topology now,
        Map<String, Machine> machines,
        Map<String, Needs> needs,
        Credentials credentials,
        Set<String> recloning) {

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
