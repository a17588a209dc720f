package dev.howdah.cli;

import dev.howdah.operation.Maintenance;
import dev.howdah.problem.Category;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lets automatic failover stand still, or go on.
@Command
final class MaintenanceCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Setting {
        Maintenance.Report set(Path clusterDirectory, boolean still, boolean breakLock);
    }

    private final Streams streams;
    private final boolean still;
    private final Setting setting;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Mixin
    private BreakLockOption breakLock = new BreakLockOption();

    MaintenanceCommand(Streams streams, boolean still, Setting setting) {
        this.streams = streams;
        this.still = still;
        this.setting = setting;
    }

    @Override
    public Integer call() {
        var report = setting.set(cluster.directory(), still, breakLock.isGiven());
        if (!report.failures().isEmpty()) {
            streams.printErrors(report.failures());
            return Category.STEP_FAILED.exitCode();
        }
        streams.print("automatic failover by %s %s%s%s\n"
                .formatted(
                        report.manager(),
                        report.changedNothing() ? "already " : "",
                        still ? "stands still" : "watches",
                        still ? ": `howdah resume` lets it watch again" : ""));
        return 0;
    }
}
