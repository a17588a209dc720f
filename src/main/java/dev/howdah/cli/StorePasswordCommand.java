package dev.howdah.cli;

import dev.howdah.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Keeps a password; it is never an argument, as arguments are seen by everybody on the machine.
@Command
final class StorePasswordCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Storing {
        /// @param password the user's choice; a random one is made where it is empty
        void store(Path clusterDirectory, String user, Optional<Secret> password);
    }

    private final Streams streams;
    private final Storing storing;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(index = "1", paramLabel = "USER", description = "Role of Postgres whose password it is.")
    private String user = "";

    @Option(names = "--random", description = "Make a random password instead of reading one from standard input.")
    private boolean random;

    StorePasswordCommand(Streams streams, Storing storing) {
        this.streams = streams;
        this.storing = storing;
    }

    @Override
    public Integer call() {
        storing.store(cluster, user, random ? Optional.empty() : Optional.of(Typed.password(streams, user)));
        streams.print("The password of " + user + " is kept; the next deploy brings it to the hosts.\n");
        return 0;
    }
}
