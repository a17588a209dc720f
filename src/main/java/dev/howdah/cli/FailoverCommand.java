package dev.howdah.cli;

import dev.howdah.engine.Listener;
import dev.howdah.engine.Stop;
import dev.howdah.operation.MoveOptions;
import dev.howdah.operation.switchover.Ending;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a standby the primary where the primary is lost.
@Command
final class FailoverCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Promoting {
        Optional<Ending> run(
                Path clusterDirectory,
                Optional<String> target,
                Set<String> lost,
                MoveOptions options,
                Consumer<List<String>> shown,
                Listener listener,
                Stop stop);
    }

    private final Streams streams;
    private final Promoting promoting;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW_PRIMARY",
            description = "The standby that is to be the primary (default: the one that has most of what was written).")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--lost",
            paramLabel = "NAME",
            description = "This host does not answer, and you made sure that it is off and stays off. May be repeated.")
    private List<String> lost = List.of();

    @Option(names = "--dry-run", description = "Check everything and show the steps, and change nothing.")
    private boolean dryRun;

    @Mixin
    private BreakLockOption breakLock = new BreakLockOption();

    @Mixin
    private PlainOption plain = new PlainOption();

    FailoverCommand(Streams streams, Promoting promoting) {
        this.streams = streams;
        this.promoting = promoting;
    }

    @Override
    public Integer call() {
        var given = Set.copyOf(lost);
        var options = new MoveOptions(dryRun, breakLock.isGiven());
        if (dryRun) {
            var _ = promoting.run(cluster, target, given, options, this::show, _ -> {}, new Stop());
            return 0;
        }
        return Shown.run(
                        streams,
                        plain.isPlain(),
                        (listener, stop) -> promoting.run(cluster, target, given, options, this::show, listener, stop))
                .map(ending -> EndingText.told(streams, ending))
                .orElse(0);
    }

    private void show(List<String> lines) {
        EndingText.steps(streams, lines);
    }
}
