package dev.howdah.cli;

import dev.howdah.engine.Listener;
import dev.howdah.operation.Rejoin;
import dev.howdah.problem.Category;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings a former primary back as a standby.
@Command
final class RejoinCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Bringing {
        Rejoin.Report run(
                Path clusterDirectory, String instance, boolean reclone, boolean breakLock, Listener listener);
    }

    private final Streams streams;
    private final Bringing bringing;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(index = "1", paramLabel = "NODE", description = "The instance that is to follow the primary again.")
    private String node = "";

    @Option(
            names = "--reclone",
            description =
                    "Clone it anew where pg_rewind cannot bring it back. Its old data is kept aside; under Patroni it is"
                            + " removed.")
    private boolean reclone;

    @Mixin
    private BreakLockOption breakLock = new BreakLockOption();

    @Mixin
    private PlainOption plain = new PlainOption();

    RejoinCommand(Streams streams, Bringing bringing) {
        this.streams = streams;
        this.bringing = bringing;
    }

    @Override
    public Integer call() {
        var report = Shown.run(
                streams,
                plain.isPlain(),
                (listener, _) -> bringing.run(cluster, node, reclone, breakLock.isGiven(), listener));
        if (!report.problems().isEmpty()) {
            streams.printErrors(report.problems());
            return Category.STEP_FAILED.exitCode();
        }
        streams.print(node + (report.changed() ? " follows " : " already follows ") + report.primary() + ".\n");
        return 0;
    }
}
