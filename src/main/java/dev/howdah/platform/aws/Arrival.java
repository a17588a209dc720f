package dev.howdah.platform.aws;

import dev.howdah.model.Instance;
import java.util.Map;

/// The first boot of a new machine, and the first connection to it.
public interface Arrival {

    /// What cloud-init does at the first boot. The same for an instance until it has arrived.
    String userData(Instance instance);

    /// Whether a machine was made and has not been connected to since.
    boolean isAwaited(Instance instance);

    /// Waits until a machine takes connections, and readies it.
    ///
    /// @param address where it is reached from here
    /// @param volumes ids of its disks by the device names of config.yml
    void await(Instance instance, String address, Map<String, String> volumes);
}
