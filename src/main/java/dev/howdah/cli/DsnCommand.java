package dev.howdah.cli;

import dev.howdah.model.ConnectionString;
import dev.howdah.operation.dsn.DsnOptions;
import dev.howdah.report.ConnectionText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints ready connection strings. None of them holds a password.
@Command
final class DsnCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Connecting {
        List<ConnectionString> strings(Path clusterDirectory, DsnOptions options);
    }

    private final Streams streams;
    private final Connecting connecting;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "postgres",
            description = "Database to connect to (default: ${DEFAULT-VALUE}).")
    private String database = "postgres";

    @Option(names = "--user", paramLabel = "ROLE", description = "Role to connect as (default: the driver's choice).")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--root-cert",
            paramLabel = "FILE",
            description = "Where the application has the certificate of the cluster's authority (default: the cluster "
                    + "directory's ssl/CA.crt).")
    private Optional<String> rootCertificate = Optional.empty();

    @Option(names = "--names", description = "Names of hosts, not their addresses.")
    private boolean names;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    DsnCommand(Streams streams, Connecting connecting) {
        this.streams = streams;
        this.connecting = connecting;
    }

    @Override
    public Integer call() {
        var strings = connecting.strings(cluster.directory(), new DsnOptions(database, user, rootCertificate, names));
        streams.print(
                switch (format) {
                    case TEXT -> ConnectionText.text(strings, streams.ink());
                    case JSON -> ConnectionText.json(strings);
                });
        return 0;
    }
}
