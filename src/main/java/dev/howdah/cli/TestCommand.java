package dev.howdah.cli;

import dev.howdah.cli.DeprovisionCommand.Naming;
import dev.howdah.problem.Category;
import dev.howdah.report.CheckJson;
import dev.howdah.report.CheckJunit;
import dev.howdah.report.CheckText;
import dev.howdah.topology.CheckResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Verifies a running cluster from the outside.
@Command
final class TestCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Verifying {
        List<CheckResult> verify(Path clusterDirectory, Optional<String> standard);
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

    TestCommand(Streams streams, Naming naming, Verifying verifying) {
        this.streams = streams;
        this.naming = naming;
        this.verifying = verifying;
    }

    @Override
    public Integer call() {
        var results = verifying.verify(cluster.directory(), standard);
        streams.print(
                switch (format) {
                    case TEXT -> CheckText.of(results, streams.ink());
                    case JUNIT -> CheckJunit.of(naming.clusterName(cluster.directory()), results);
                    case JSON -> CheckJson.of(naming.clusterName(cluster.directory()), results);
                });
        return results.stream().allMatch(CheckResult::ok) ? 0 : Category.CHECK_FAILED.exitCode();
    }
}
