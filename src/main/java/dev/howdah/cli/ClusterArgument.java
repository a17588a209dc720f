package dev.howdah.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// The cluster that a command is about.
final class ClusterArgument {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CLUSTER",
            defaultValue = ".",
            description = "Directory that holds config.yml (default: the current one).")
    private Path directory = Path.of(".");

    Path directory() {
        return directory;
    }
}
