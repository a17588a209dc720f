package dev.howdah.operation.reconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the user wants changed.
///
/// @param addReplica whether one more replica is wanted; the next four are about it
/// @param cascaded how many replicas the first replica shall feed
/// @param set variables as NAME=VALUE
/// @param unset names of variables
/// @param instance whose variables those are; the cluster's where it is empty
public record ReconfigureOptions(
        Path directory,
        boolean addReplica,
        Optional<String> name,
        Optional<String> upstream,
        Optional<String> location,
        Optional<String> address,
        Optional<String> cascaded,
        List<String> set,
        List<String> unset,
        Optional<String> instance,
        Optional<String> failoverManager,
        Optional<String> postgresVersion) {

    public ReconfigureOptions {
        set = List.copyOf(set);
        unset = List.copyOf(unset);
    }

    boolean asksForNothing() {
        return !addReplica
                && cascaded.isEmpty()
                && set.isEmpty()
                && unset.isEmpty()
                && failoverManager.isEmpty()
                && postgresVersion.isEmpty();
    }
}
