package dev.howdah.cli;

import dev.howdah.cli.ProvisionCommand.Provisioning;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Removes the machines of a cluster, after the user said so twice.
@Command
final class DeprovisionCommand implements Callable<Integer> {

    /// Gives the name of the cluster in a directory.
    @FunctionalInterface
    interface Naming {
        String clusterName(Path clusterDirectory);
    }

    private final Streams streams;
    /// Says what goes away.
    @FunctionalInterface
    interface Warning {
        String removal(Path clusterDirectory);
    }

    private final Naming naming;
    private final Warning warning;
    private final Provisioning deprovisioning;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(names = "--yes", description = "Do not ask for the cluster's name.")
    private boolean yes;

    DeprovisionCommand(Streams streams, Naming naming, Warning warning, Provisioning deprovisioning) {
        this.streams = streams;
        this.naming = naming;
        this.warning = warning;
        this.deprovisioning = deprovisioning;
    }

    @Override
    public Integer call() {
        if (!yes) {
            confirm(naming.clusterName(cluster.directory()));
        }
        return MachineChanges.show(streams, cluster.directory(), deprovisioning, "There was nothing to remove.");
    }

    private void confirm(String name) {
        if (!streams.terminal()) {
            throw ProblemException.wrongInput(Problem.inOption(
                            "--yes", "removing a cluster has to be confirmed, and there is no terminal to ask on")
                    .withRemedy("say --yes"));
        }
        streams.print(warning.removal(cluster.directory()) + " Type the cluster's name: ");
        if (!Typed.line(streams).strip().equals(name)) {
            throw ProblemException.wrongInput(
                    Problem.inOption("CLUSTER", "that is not the cluster's name; nothing was removed"));
        }
    }
}
