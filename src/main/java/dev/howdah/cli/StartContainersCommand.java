package dev.howdah.cli;

import dev.howdah.cli.ProvisionCommand.Provisioning;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the cluster's containers.
@Command
final class StartContainersCommand implements Callable<Integer> {

    private final Streams streams;
    private final Provisioning starting;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    StartContainersCommand(Streams streams, Provisioning starting) {
        this.streams = streams;
        this.starting = starting;
    }

    @Override
    public Integer call() {
        return MachineChanges.show(streams, cluster.directory(), starting, "All containers run already.");
    }
}
