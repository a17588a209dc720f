package dev.howdah.cli;

import dev.howdah.operation.HostAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a command on hosts, each line of output with its host's name before it.
@Command
final class ExecCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Executing {
        /// @param told gets each answer as soon as it is there, one at a time
        List<HostAnswer> execute(
                Path clusterDirectory, List<String> targets, List<String> words, Consumer<HostAnswer> told);
    }

    private final Streams streams;
    private final Executing executing;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Option(
            names = "--on",
            paramLabel = "WHERE",
            completionCandidates = Candidates.Targets.class,
            description = "A host, role or location, or all (the default). May be repeated.")
    private List<String> targets = List.of();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "WORD",
            description = "The command, after -- where it has options of its own. A single word is a line of shell.")
    private List<String> words = List.of();

    ExecCommand(Streams streams, Executing executing) {
        this.streams = streams;
        this.executing = executing;
    }

    @Override
    public Integer call() {
        return HostAnswers.exitCode(executing.execute(cluster, targets, words, new HostAnswers(streams)::show));
    }
}
