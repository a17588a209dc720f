package dev.howdah.cli;

import dev.howdah.operation.Outlook;
import dev.howdah.operation.PlanOptions;
import dev.howdah.operation.PlanReport;
import dev.howdah.problem.Category;
import dev.howdah.report.PlanJson;
import dev.howdah.report.PlanText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows what a deploy would change, and changes nothing.
@Command
final class PlanCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Planning {
        PlanReport plan(Path clusterDirectory, PlanOptions options);
    }

    private static final int CHANGES_PENDING = 2;

    private final Streams streams;
    private final Planning planning;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(names = "--detailed-exitcode", description = "Exit with 2 where there is something to change.")
    private boolean detailed;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Keep the plan in FILE as well, for `howdah deploy --plan FILE`.")
    private Optional<Path> out = Optional.empty();

    PlanCommand(Streams streams, Planning planning) {
        this.streams = streams;
        this.planning = planning;
    }

    @Override
    public Integer call() {
        var report = planning.plan(cluster.directory(), new PlanOptions(run.parallel(), run.reclone(), run.hooks()));
        streams.printWarnings(report.warnings());
        out.ifPresent(file -> TextFile.write(file, json(report)));
        streams.print(
                switch (format) {
                    case TEXT ->
                        PlanText.of(report.plan(), report.provisioning(), streams.ink())
                                + Outlook.text(report.outlook());
                    case JSON -> json(report);
                });
        var problems = new ArrayList<>(report.plan().unreachable().values());
        if (!report.provisioning().isEmpty()) {
            problems.clear(); // they are made first
        }
        problems.addAll(report.obstacles());
        if (!problems.isEmpty()) {
            streams.printErrors(problems);
        }
        if (!report.plan().unreachable().isEmpty() && report.provisioning().isEmpty()) {
            return Category.UNREACHABLE.exitCode();
        }
        if (!report.obstacles().isEmpty()) {
            return Category.CHECK_FAILED.exitCode();
        }
        return detailed && !report.isEmpty() ? CHANGES_PENDING : 0;
    }

    private static String json(PlanReport report) {
        return PlanJson.of(report.plan(), report.provisioning(), report.configDigest(), report.outlook());
    }
}
