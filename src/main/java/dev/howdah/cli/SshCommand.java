package dev.howdah.cli;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Opens a shell on a host, with this terminal as its own; ends with the exit status of what ran there.
@Command
final class SshCommand implements Callable<Integer> {

    /// What the command asks of the application: the words of a command on this machine.
    @FunctionalInterface
    interface Reaching {
        List<String> shellLine(Path clusterDirectory, String host, List<String> command);
    }

    private final Reaching reaching;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(index = "1", paramLabel = "HOST", description = "Name of an instance.")
    private String host = "";

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "WORD",
            description = "A command to run instead of a shell, after -- where it has options of its own.")
    private List<String> command = List.of();

    SshCommand(Reaching reaching) {
        this.reaching = reaching;
    }

    @Override
    public Integer call() throws InterruptedException {
        var line = reaching.shellLine(cluster, host, command);
        try {
            return new ProcessBuilder(line).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw ProblemException.wrongInput(Problem.here(line.getFirst() + " cannot be started: " + e.getMessage())
                    .withRemedy("install the OpenSSH client"));
        }
    }
}
