package dev.howdah.cli;

import dev.howdah.engine.Listener;
import dev.howdah.operation.Follow;
import dev.howdah.operation.MoveOptions;
import dev.howdah.problem.Category;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets a standby stream from another member.
@Command
final class FollowCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Repointing {
        Follow.Report run(
                Path clusterDirectory,
                String instance,
                Optional<String> upstream,
                MoveOptions options,
                Consumer<List<String>> shown,
                Listener listener);
    }

    private final Streams streams;
    private final Repointing repointing;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(index = "1", paramLabel = "NODE", description = "The standby.")
    private String node = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "UPSTREAM",
            description = "Whom it is to stream from (default: as config.yml says).")
    private Optional<String> upstream = Optional.empty();

    @Option(names = "--dry-run", description = "Check everything and show the steps, and change nothing.")
    private boolean dryRun;

    @Mixin
    private BreakLockOption breakLock = new BreakLockOption();

    @Mixin
    private PlainOption plain = new PlainOption();

    FollowCommand(Streams streams, Repointing repointing) {
        this.streams = streams;
        this.repointing = repointing;
    }

    @Override
    public Integer call() {
        var options = new MoveOptions(dryRun, breakLock.isGiven());
        var report = dryRun
                ? repointing.run(cluster, node, upstream, options, this::show, _ -> {})
                : Shown.run(
                        streams,
                        plain.isPlain(),
                        (listener, _) -> repointing.run(cluster, node, upstream, options, this::show, listener));
        if (!report.problems().isEmpty()) {
            streams.printErrors(report.problems());
            return Category.STEP_FAILED.exitCode();
        }
        if (!report.changed()) {
            streams.print(node + " already follows " + report.upstream() + ".\n");
        } else if (!dryRun) {
            streams.print(node + " follows " + report.upstream() + ".\n");
        }
        return 0;
    }

    private void show(List<String> lines) {
        EndingText.steps(streams, lines);
    }
}
