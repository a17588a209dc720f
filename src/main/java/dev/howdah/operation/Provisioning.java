package dev.howdah.operation;

import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.platform.ProvisioningPlatform;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Makes the machines of a cluster, starts, stops and removes them.
public final class Provisioning {

    private final InstantSource clock;

    public Provisioning(InstantSource clock) {
        this.clock = clock;
    }

    /// Makes what is missing, and the files with which its owner reaches the machines.
    ///
    /// @param told gets each change in words as soon as it is made, from several threads
    /// @return the changes, a line each
    public List<String> provision(Path directory, Consumer<String> told) {
        var home = ClusterHome.open(directory);
        try (var site = Site.open(home);
                var _ = RunLock.take(home.notes(), ThisRun.begin(clock.instant()))) {
            return provision(home, site, told);
        }
    }

    List<String> provision(ClusterHome home, Site site, Consumer<String> told) {
        SshFiles.write(
                home, new ClusterCredentials(home.directory(), home.cluster().name(), clock));
        return words(site.platform().provision(telling(told)));
    }

    public List<String> deprovision(Path directory, Consumer<String> told) {
        return changing(directory, platform -> platform.deprovision(telling(told)));
    }

    public List<String> start(Path directory, Consumer<String> told) {
        return changing(directory, platform -> platform.start(telling(told)));
    }

    public List<String> stop(Path directory, Consumer<String> told) {
        return changing(directory, platform -> platform.stop(telling(told)));
    }

    /// The machines that exist.
    public List<ProvisionedInstance> list(Path directory) {
        try (var site = Site.open(ClusterHome.open(directory))) {
            return site.platform().instances();
        }
    }

    /// What is done with a platform.
    private interface Work {
        List<ProvisioningChange> on(ProvisioningPlatform platform);
    }

    private List<String> changing(Path directory, Work work) {
        var home = ClusterHome.open(directory);
        try (var site = Site.open(home);
                var _ = RunLock.take(home.notes(), ThisRun.begin(clock.instant()))) {
            return words(work.on(site.platform()));
        }
    }

    private static List<String> words(List<ProvisioningChange> changes) {
        return changes.stream().map(ProvisioningChange::text).toList();
    }

    private static ProvisioningListener telling(Consumer<String> told) {
        return new ProvisioningListener() {
            @Override
            public void begun(ProvisioningChange change) {}

            @Override
            public void done(ProvisioningChange change) {
                told.accept(change.text());
            }
        };
    }
}
