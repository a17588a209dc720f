package dev.howdah.platform.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import java.util.List;
import java.util.Map;

/// The container of one instance: unprivileged, with the one capability that systemd needs, and a cgroup tree of
/// version 2 that it mounts itself, which works on hosts of both versions.
///
/// Data is in the container's own layer: it stays over stop, start and reboot, and goes with the container. There are
/// no volumes that could stay behind or be found by a later cluster of the same name.
record InstanceContainer(Instance instance, Platform.Docker wish, ClusterLabels labels) {

    private static final String BOOT =
            "umount -l /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; exec /lib/systemd/systemd";

    /// Docker gives 64 MB, too little for parallel queries of Postgres.
    private static final long SHARED_MEMORY = 256L << 20;

    void create(DockerClient client) {
        try {
            command(client).exec();
        } catch (ConflictException _) {
            // created meanwhile, by an attempt whose answer was lost
        }
    }

    private CreateContainerCmd command(DockerClient client) {
        var command = client.createContainerCmd(wish.image().name())
                .withName(instance.name())
                .withHostName(instance.name())
                .withLabels(labels.ofInstance(instance.name()))
                .withEnv("container=docker")
                .withStopSignal("SIGRTMIN+3")
                .withCmd("/bin/sh", "-c", BOOT)
                .withHostConfig(hostConfig());
        return instance.address().map(command::withIpv4Address).orElse(command);
    }

    private HostConfig hostConfig() {
        return HostConfig.newHostConfig()
                .withNetworkMode(wish.network())
                .withCgroupnsMode("private")
                .withCapAdd(Capability.SYS_ADMIN)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withTmpFs(Map.of("/run", "", "/run/lock", "", "/tmp", ""))
                .withShmSize(SHARED_MEMORY)
                .withRestartPolicy(RestartPolicy.unlessStoppedRestart());
    }
}
