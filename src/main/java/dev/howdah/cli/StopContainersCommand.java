package dev.howdah.cli;

import dev.howdah.cli.ProvisionCommand.Provisioning;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Stops the cluster's containers.
@Command
final class StopContainersCommand implements Callable<Integer> {

    private final Streams streams;
    private final Provisioning stopping;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    StopContainersCommand(Streams streams, Provisioning stopping) {
        this.streams = streams;
        this.stopping = stopping;
    }

    @Override
    public Integer call() {
        return MachineChanges.show(streams, cluster.directory(), stopping, "No container runs.");
    }
}
