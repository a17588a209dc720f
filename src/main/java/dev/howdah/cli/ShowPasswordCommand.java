package dev.howdah.cli;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
    private final Function<Path, Secret> revealingVault;

    @Parameters(index = "0", paramLabel = "CLUSTER", description = "Directory that holds config.yml.")
    private Path cluster = Path.of(".");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "USER",
            description = "Role of Postgres whose password is wanted.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--vault",
            description = "Print the password of the vault itself, which opens all others (TPA's show-vault).")
    private boolean vault;

    ShowPasswordCommand(Streams streams, Revealing revealing, Function<Path, Secret> revealingVault) {
        this.streams = streams;
        this.revealing = revealing;
        this.revealingVault = revealingVault;
    }

    @Override
    public Integer call() {
        if (vault == user.isPresent()) {
            throw ProblemException.wrongInput(
                    Problem.inOption("USER", vault ? "--vault asks for another password than a USER's" : "is missing")
                            .withRemedy("give the name of a role, or --vault"));
        }
        var secret = user.isPresent() ? revealing.reveal(cluster, user.get()) : revealingVault.apply(cluster);
        streams.print(secret.reveal() + "\n");
        return 0;
    }
}
