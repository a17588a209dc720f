package dev.howdah.cli;

import dev.howdah.cli.DeprovisionCommand.Naming;
import dev.howdah.operation.TestOptions;
import dev.howdah.operation.TestReport;
import dev.howdah.problem.Category;
import dev.howdah.report.CheckJson;
import dev.howdah.report.CheckJunit;
import dev.howdah.report.CheckText;
import dev.howdah.topology.CheckResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verifies a running cluster from the outside.
@Command
final class TestCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Verifying {
        TestReport verify(Path clusterDirectory, TestOptions options);
    }

    /// How the results are printed.
    enum TestFormat {
        TEXT,
        JUNIT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Streams streams;
    private final Naming naming;
    private final Verifying verifying;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private TestFormat format = TestFormat.TEXT;

    @Option(
            names = "--compliance",
            arity = "0..1",
            paramLabel = "STANDARD",
            fallbackValue = "",
            completionCandidates = Candidates.Standards.class,
            description = "Check a standard of security too: ${COMPLETION-CANDIDATES} (default: that of config.yml).")
    private Optional<String> standard = Optional.empty();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description =
                    "Only the test tests/NAME of the cluster's directory (default: all checks and all those tests).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--destroy-this-cluster",
            description = "Run those of the cluster's own tests too that say they are destructive.")
    private boolean destroy;

    TestCommand(Streams streams, Naming naming, Verifying verifying) {
        this.streams = streams;
        this.naming = naming;
        this.verifying = verifying;
    }

    @Override
    public Integer call() {
        var report = verifying.verify(cluster.directory(), new TestOptions(standard, name, destroy));
        streams.printWarnings(report.warnings());
        var results = report.results();
        streams.print(
                switch (format) {
                    case TEXT -> CheckText.of(results, streams.ink());
                    case JUNIT -> CheckJunit.of(naming.clusterName(cluster.directory()), results);
                    case JSON -> CheckJson.of(naming.clusterName(cluster.directory()), results);
                });
        return results.stream().allMatch(CheckResult::ok) ? 0 : Category.CHECK_FAILED.exitCode();
    }
}
