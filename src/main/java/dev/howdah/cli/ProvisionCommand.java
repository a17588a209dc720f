package dev.howdah.cli;

import dev.howdah.host.ssh.HostKey;
import dev.howdah.platform.HostKeyApproval;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    /// What this command itself asks of it.
    @FunctionalInterface
    interface Making {
        List<String> run(Path clusterDirectory, Optional<HostKeyApproval> approval, Consumer<String> told);
    }

    private final Streams streams;
    private final Making making;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = "--accept-host-keys",
            description = "Show the fingerprints of servers whose host keys are not known yet, ask whether they are"
                    + " right, and keep them.")
    private boolean acceptHostKeys;

    @Option(names = "--yes", description = "Take the host keys that are shown for right without asking.")
    private boolean yes;

    ProvisionCommand(Streams streams, Making making) {
        this.streams = streams;
        this.making = making;
    }

    @Override
    public Integer call() {
        if (yes && !acceptHostKeys) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--yes", "--yes means nothing without --accept-host-keys"));
        }
        Optional<HostKeyApproval> approval = acceptHostKeys ? Optional.of(this::isRight) : Optional.empty();
        return MachineChanges.show(
                streams,
                cluster.directory(),
                (directory, told) -> making.run(directory, approval, told),
                "All machines are there already.");
    }

    private boolean isRight(List<HostKey> keys) {
        for (var key : keys) {
            streams.print(" %s  %s  %s  %s%n".formatted(key.host(), key.address(), key.type(), key.fingerprint()));
        }
        if (yes) {
            return true;
        }
        if (!streams.terminal()) {
            throw ProblemException.wrongInput(Problem.inOption(
                            "--accept-host-keys", "host keys have to be confirmed, and there is no terminal to ask on")
                    .withRemedy("compare the fingerprints above with the servers' own, then say --yes as well"));
        }
        streams.print("Are these the keys of your servers? Type yes: ");
        return Typed.line(streams).strip().equals("yes");
    }
}
