package dev.howdah.cli;

import dev.howdah.config.CheckedConfig;
import dev.howdah.operation.Outlook;
import dev.howdah.problem.Category;
import dev.howdah.report.ConfigProblemsJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks a config.yml and prints everything that is wrong or odd in it.
@Command
final class ValidateCommand implements Callable<Integer> {

    private final Streams streams;
    private final UnaryOperator<Path> file;
    private final Function<Path, CheckedConfig> checking;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CLUSTER|FILE",
            defaultValue = ".",
            description = "Directory that holds config.yml, or such a file of any name (default: the current one).")
    private Path place = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    /// @param file the file that a place means
    ValidateCommand(Streams streams, UnaryOperator<Path> file, Function<Path, CheckedConfig> checking) {
        this.streams = streams;
        this.file = file;
        this.checking = checking;
    }

    @Override
    public Integer call() {
        var checked = checking.apply(place);
        var name = file.apply(place).toString();
        switch (format) {
            case JSON -> streams.print(ConfigProblemsJson.of(name, checked.errors(), checked.warnings()));
            case TEXT -> {
                streams.printErrors(checked.errors());
                streams.printWarnings(checked.warnings());
                streams.print(summary(name, checked));
            }
        }
        return checked.errors().isEmpty() ? 0 : Category.WRONG_INPUT.exitCode();
    }

    private static String summary(String name, CheckedConfig checked) {
        var warnings = count(checked.warnings().size(), "warning");
        return checked.cluster()
                .map(cluster -> "%s is good: cluster %s, %s; %s.\n"
                                .formatted(
                                        name,
                                        cluster.name(),
                                        count(cluster.instances().size(), "instance"),
                                        warnings)
                        + Outlook.text(cluster))
                .orElseGet(() -> "%s cannot be used: %s, %s.\n"
                        .formatted(name, count(checked.errors().size(), "error"), warnings));
    }

    private static String count(int number, String word) {
        return switch (number) {
            case 0 -> "no " + word + "s";
            case 1 -> "1 " + word;
            default -> number + " " + word + "s";
        };
    }
}
