package dev.howdah.cli;

import dev.howdah.engine.Listener;
import dev.howdah.engine.Stop;
import dev.howdah.operation.switchover.Ending;
import dev.howdah.operation.switchover.SwitchoverOptions;
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

/// Makes a standby the primary, on purpose.
@Command
final class SwitchoverCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Switching {
        Optional<Ending> run(
                Path clusterDirectory,
                SwitchoverOptions options,
                Consumer<List<String>> shown,
                Listener listener,
                Stop stop);
    }

    private final Streams streams;
    private final Switching switching;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(index = "1", paramLabel = "NEW_PRIMARY", description = "The standby that is to be the primary.")
    private String target = "";

    @Option(names = "--dry-run", description = "Check everything and show the steps, and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--max-lag-mb",
            paramLabel = "MB",
            defaultValue = "" + SwitchoverOptions.USUAL_LAG_MB,
            description = "WAL that it may be behind (default: ${DEFAULT-VALUE}).")
    private long lagMegabytes = SwitchoverOptions.USUAL_LAG_MB;

    @Option(
            names = "--max-lag-seconds",
            paramLabel = "SECONDS",
            defaultValue = "" + SwitchoverOptions.USUAL_LAG_SECONDS,
            description = "Time that it may replay late (default: ${DEFAULT-VALUE}).")
    private double lagSeconds = SwitchoverOptions.USUAL_LAG_SECONDS;

    @Option(
            names = "--without",
            paramLabel = "NAME",
            description = "Go on though this host is not well; neither primary can be named. May be repeated.")
    private List<String> without = List.of();

    @Mixin
    private BreakLockOption breakLock = new BreakLockOption();

    @Mixin
    private PlainOption plain = new PlainOption();

    SwitchoverCommand(Streams streams, Switching switching) {
        this.streams = streams;
        this.switching = switching;
    }

    @Override
    public Integer call() {
        var options = new SwitchoverOptions(
                target, dryRun, lagMegabytes << 20, lagSeconds, Set.copyOf(without), breakLock.isGiven());
        if (dryRun) {
            var _ = switching.run(cluster, options, this::show, _ -> {}, new Stop());
            return 0;
        }
        var ending = Shown.run(
                streams,
                plain.isPlain(),
                (listener, stop) -> switching.run(cluster, options, this::show, listener, stop));
        return ending.map(it -> EndingText.told(streams, it)).orElse(0);
    }

    private void show(List<String> lines) {
        EndingText.steps(streams, lines);
    }
}
