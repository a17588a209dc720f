package dev.howdah.secret;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;

/// The password under which a cluster's secrets are encrypted: in `vault/vault_pass.txt`, never in git.
public final class VaultPassword {

    private VaultPassword() {}

    public static Path file(Path clusterDirectory) {
        return clusterDirectory.resolve("vault").resolve("vault_pass.txt");
    }

    /// Makes a new random password for a new cluster; nothing depends on it yet.
    public static void create(Path clusterDirectory) {
        PrivateFile.writeQuickly(file(clusterDirectory), RandomPassword.make().reveal() + "\n");
    }

    /// Reads the password. There is no making a new one here: with another one, existing secrets could not be read.
    public static Secret read(Path clusterDirectory) {
        var file = file(clusterDirectory);
        return PrivateFile.read(file)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::of)
                .orElseThrow(() -> ProblemException.wrongInput(
                        Problem.inFile(file.toString(), 0, "the vault password of the cluster is missing")
                                .withRemedy(
                                        "bring the file from where the cluster was configured; for a cluster of TPA with the "
                                                + "system keyring, write what 'tpaexec show-vault' prints into it")));
    }
}
