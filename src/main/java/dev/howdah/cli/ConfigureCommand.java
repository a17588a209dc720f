package dev.howdah.cli;

import dev.howdah.operation.Outlook;
import dev.howdah.operation.configure.Configure.Configured;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.OptionGroup;
import dev.howdah.operation.configure.option.OptionGroups;
import dev.howdah.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// Makes a cluster directory. Values are checked by the use case, which says all that is wrong with them at once.
@Command
final class ConfigureCommand implements Callable<Integer>, Parsed.WithOptions {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Configuring {
        Configured configure(ConfigureOptions options);
    }

    private final Streams streams;
    private final Configuring configuring;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "CLUSTER",
            description = "Directory to make; its last part is the cluster's name. It must not exist.")
    private Path directory = Path.of(".");

    ConfigureCommand(Streams streams, Configuring configuring) {
        this.streams = streams;
        this.configuring = configuring;
    }

    @Override
    public void addOptions(CommandLine line) {
        OptionTable.add(line, OptionGroups.ALL, OptionGroups.REFUSED);
    }

    @Override
    public List<OptionGroup> groups() {
        return OptionGroups.ALL;
    }

    @Override
    public Integer call() {
        var made = configuring.configure(options());
        made.note().ifPresent(note -> streams.printWarnings(List.of(Problem.inFile(directory.toString(), 0, note))));
        streams.print("Configured %s: %d instances, Postgres %s. Next: howdah deploy %s\n"
                .formatted(
                        made.cluster().name(),
                        made.cluster().instances().size(),
                        made.cluster().postgres(),
                        directory));
        streams.print(Outlook.text(made.cluster()));
        if (spec.commandLine().getParseResult().originalArgs().stream().noneMatch(it -> it.startsWith("--platform"))) {
            streams.print("It is for " + made.cluster().platform().word() + ", as no --platform was given.\n");
        }
        return 0;
    }

    private ConfigureOptions options() {
        var result = spec.commandLine().getParseResult();
        var typed = new ArrayList<>(List.of("howdah", "configure"));
        typed.addAll(result.originalArgs());
        return new ConfigureOptions(directory, given(result), typed);
    }

    private static Map<String, List<String>> given(ParseResult result) {
        var groups = new ArrayList<>(OptionGroups.ALL);
        groups.add(OptionGroups.REFUSED);
        return OptionTable.given(result, groups);
    }
}
