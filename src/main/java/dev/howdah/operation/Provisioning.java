package dev.howdah.operation;

import dev.howdah.model.Platform;
import dev.howdah.platform.HostKeyApproval;
import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.platform.ProvisioningPlatform;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes the machines of a cluster, starts, stops and removes them.
public final class Provisioning {

    private final InstantSource clock;

    public Provisioning(InstantSource clock) {
        this.clock = clock;
    }

    /// Makes what is missing, and the files with which its owner reaches the machines.
    ///
    /// @param approval who can tell whether host keys that are not known yet are right; nobody where none is to be
    ///     accepted
    /// @param told gets each change in words as soon as it is made, from several threads
    /// @return the changes, a line each
    public List<String> provision(Path directory, Optional<HostKeyApproval> approval, Consumer<String> told) {
        var home = ClusterHome.open(directory);
        try (var site = Site.open(home);
                var _ = RunLock.take(home.notes(), ThisRun.begin(clock.instant()))) {
            approval.ifPresent(site.platform()::acceptHostKeys);
            return provision(home, site, told);
        }
    }

    List<String> provision(ClusterHome home, Site site, Consumer<String> told) {
        switch (home.cluster().platform()) {
            case Platform.Docker _ -> SshFiles.write(home, new ClusterCredentials(home, clock));
            case Platform.Bare _, Platform.Aws _ -> {
                // servers are known from the start and have host keys of their own; on AWS addresses come later
            }
        }
        var done = words(site.platform().provision(telling(told)));
        if (home.cluster().platform() instanceof Platform.Aws) {
            var credentials = new ClusterCredentials(home, clock);
            AwsSite.writeSshFiles(home, credentials, site.platform().reachedAt());
        }
        return done;
    }

    public List<String> deprovision(Path directory, Consumer<String> told) {
        return changing(directory, platform -> platform.deprovision(telling(told)));
    }

    /// What [#deprovision] would take away, in a sentence for whoever has to agree.
    public static String removal(Path directory) {
        var cluster = ClusterHome.open(directory).cluster();
        return switch (cluster.platform()) {
            case Platform.Docker _ -> "This removes all machines of " + cluster.name() + " and their data.";
            case Platform.Aws aws ->
                "This terminates all instances of " + cluster.name() + " in "
                        + aws.network().region() + " and removes their disks, their data and their network.";
            case Platform.Bare _ ->
                "The servers of " + cluster.name() + " stay as they are. This removes ssh_config, known_hosts and the"
                        + " cluster's ssh key from " + directory + "; config.yml and the secrets stay.";
        };
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
