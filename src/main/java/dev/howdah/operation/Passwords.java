package dev.howdah.operation;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.RandomPassword;
import dev.howdah.secret.Secret;
import dev.howdah.secret.SecretStore;
import java.nio.file.Path;
import java.util.Optional;

/// The passwords of a cluster's roles, as kept in its directory.
public final class Passwords {

    private Passwords() {}

    public static Secret reveal(Path directory, String user) {
        return store(directory)
                .find(user)
                .orElseThrow(() ->
                        ProblemException.wrongInput(Problem.inOption("USER", "no password is kept for '" + user + "'")
                                .withRemedy("passwords are made by the first deploy; 'howdah store-password' keeps one"
                                        + " of your choice")));
    }

    /// The password of the vault itself, wherever it is kept.
    public static Secret revealVault(Path directory) {
        return ClusterHome.open(directory).vaultPassword().read();
    }

    /// Keeps a password; it takes effect with the next deploy.
    ///
    /// @param password the user's choice; a random one is made where it is empty
    public static void store(Path directory, String user, Optional<Secret> password) {
        store(directory).store(user, password.orElseGet(RandomPassword::make));
    }

    private static SecretStore store(Path directory) {
        var home = ClusterHome.open(directory);
        return new SecretStore(home.vaultPassword(), home.cluster().name());
    }
}
