package dev.howdah.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes the machines of a cluster.
@Command
final class ProvisionCommand implements Callable<Integer> {

    /// What the command asks of the application. Also what starting, stopping and removing machines look like.
    @FunctionalInterface
    interface Provisioning {
        /// @param told gets each change in words as soon as it is made, from several threads
        /// @return the changes, a line each
        List<String> run(Path clusterDirectory, Consumer<String> told);
    }

    private final Streams streams;
    private final Provisioning provisioning;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    ProvisionCommand(Streams streams, Provisioning provisioning) {
        this.streams = streams;
        this.provisioning = provisioning;
    }

    @Override
    public Integer call() {
        return MachineChanges.show(streams, cluster.directory(), provisioning, "All machines are there already.");
    }
}
