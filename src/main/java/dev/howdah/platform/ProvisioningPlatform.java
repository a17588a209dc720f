package dev.howdah.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the instances of one cluster come and go.
///
/// Every method looks at what exists and does what is missing, so that each may be run again after it was cut off at
/// any moment. Where something stands in the way (no engine, a name or an address range that is taken), a
/// [dev.howdah.problem.ProblemException] names all of it and nothing was changed.
public interface ProvisioningPlatform extends AutoCloseable {

    /// What [#provision] would do now, in its order; changes nothing.
    List<ProvisioningChange> plan();

    /// Creates what is missing, starts what is stopped, and waits until each instance takes commands.
    ///
    /// @return what was done; empty where all was there
    List<ProvisioningChange> provision(ProvisioningListener listener);

    /// Makes keys of hosts known that are not yet, where they are approved. Platforms whose host keys come from
    /// Howdah itself have none to ask about.
    default void acceptHostKeys(HostKeyApproval approval) {}

    /// Removes all that belongs to this cluster, data included, and nothing else.
    List<ProvisioningChange> deprovision(ProvisioningListener listener);

    List<ProvisioningChange> start(ProvisioningListener listener);

    List<ProvisioningChange> stop(ProvisioningListener listener);

    /// The instances that exist, by name.
    List<ProvisionedInstance> instances();

    /// Where instances are reached from here, by name, where that is known only once they exist.
    default Map<String, String> reachedAt() {
        return Map.of();
    }

    /// What can be done to its machines on purpose, where the platform owns them.
    default Optional<MachineFaults> faults() {
        return Optional.empty();
    }

    @Override
    void close();
}
