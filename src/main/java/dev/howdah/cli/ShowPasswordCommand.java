package dev.howdah.cli;

import dev.howdah.secret.Secret;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a password. The only command that ever prints a secret, because that is what it was asked for.
@Command
final class ShowPasswordCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Revealing {
        Secret reveal(Path clusterDirectory, String user);
    }

    private final Streams streams;
    private final Revealing revealing;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(index = "1", paramLabel = "USER", description = "Role of Postgres whose password is wanted.")
    private String user = "";

    ShowPasswordCommand(Streams streams, Revealing revealing) {
        this.streams = streams;
        this.revealing = revealing;
    }

    @Override
    public Integer call() {
        streams.print(revealing.reveal(cluster, user).reveal() + "\n");
        return 0;
    }
}
