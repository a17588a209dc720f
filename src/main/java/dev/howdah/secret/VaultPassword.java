package dev.howdah.secret;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The password under which a cluster's secrets are encrypted.
///
/// It comes from HOWDAH_VAULT_PASSWORD where that is set, else from where config.yml says it is kept: the system's
/// keyring, as TPA's `keyring_backend: system` has it, or the file `vault/vault_pass.txt`, which is never in git. On a
/// machine without the keyring that file serves in its place.
public final class VaultPassword {

    public static final String VARIABLE = "HOWDAH_VAULT_PASSWORD";

    private final Path directory;
    private final Optional<String> vaultName;
    private final Map<String, String> environment;
    private final SystemKeyring keyring;

    /// @param vaultName the user's name in the keyring; empty where the password is in a file
    VaultPassword(Path directory, Optional<String> vaultName, Map<String, String> environment, SystemKeyring keyring) {
        this.directory = directory;
        this.vaultName = vaultName;
        this.environment = environment;
        this.keyring = keyring;
    }

    /// @param vaultName `vault_name` of config.yml where its keyring_backend is system
    public static VaultPassword of(Path clusterDirectory, Optional<String> vaultName) {
        return new VaultPassword(clusterDirectory, vaultName, System.getenv(), new SystemKeyring("secret-tool"));
    }

    public static Path file(Path clusterDirectory) {
        return clusterDirectory.resolve("vault").resolve("vault_pass.txt");
    }

    /// Makes a new random password for a new cluster and keeps it in its file; nothing depends on it yet.
    public static void create(Path clusterDirectory) {
        PrivateFile.writeQuickly(file(clusterDirectory), RandomPassword.make().reveal() + "\n");
    }

    /// Makes a new random password for a new cluster and keeps it in the keyring.
    public static void createInKeyring(Path clusterDirectory, String vaultName) {
        of(clusterDirectory, Optional.of(vaultName)).keep(RandomPassword.make());
    }

    void keep(Secret password) {
        try {
            keyring.store(service(), vaultName.orElseThrow(), password);
        } catch (SystemKeyring.Unavailable e) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--keyring-backend", "there is no system keyring to use: " + e.why())
                            .withRemedy("say --keyring-backend legacy: the password is then kept in a file that only"
                                    + " its owner can read"));
        }
    }

    Path directory() {
        return directory;
    }

    /// Reads the password. There is no making a new one here: with another one, existing secrets could not be read.
    public Secret read() {
        var given = environment.getOrDefault(VARIABLE, "").strip();
        if (!given.isEmpty()) {
            return Secret.of(given);
        }
        return vaultName.isPresent() ? fromKeyring(vaultName.get()) : inFile().orElseThrow(this::missingFile);
    }

    private Secret fromKeyring(String user) {
        String why;
        try {
            var found = keyring.find(service(), user);
            if (found.isPresent()) {
                return found.get();
            }
            why = "it has no password for service " + service() + " and user " + user;
        } catch (SystemKeyring.Unavailable e) {
            why = e.why();
        }
        var reason = why;
        return inFile().orElseThrow(() -> ProblemException.wrongInput(Problem.inFile(
                        directory.resolve("config.yml").toString(),
                        0,
                        "the vault password is to come from the system keyring, which cannot give it: " + reason)
                .withRemedy("on the machine that has it, 'howdah show-password --vault' (or TPA's show-vault) prints"
                        + " it; here set " + VARIABLE + ", or write it into " + file(directory) + " with mode 0600")));
    }

    /// As TPA names it: after the last part of the directory.
    private String service() {
        return "TPA_" + directory.toAbsolutePath().normalize().getFileName();
    }

    private Optional<Secret> inFile() {
        var file = file(directory);
        var password = PrivateFile.read(file)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Secret::of);
        password.ifPresent(_ -> refuseIfOthersReadIt(file));
        return password;
    }

    private static void refuseIfOthersReadIt(Path file) {
        Set<PosixFilePermission> mode;
        try {
            mode = Files.getPosixFilePermissions(file);
        } catch (IOException e) {
            throw PrivateFile.unusable(file, "cannot be looked at", e);
        }
        if (mode.contains(PosixFilePermission.OTHERS_READ) || mode.contains(PosixFilePermission.GROUP_READ)) {
            throw ProblemException.wrongInput(
                    Problem.inFile(file.toString(), 0, "others than its owner can read the vault password")
                            .withRemedy("run: chmod 600 " + file));
        }
    }

    private ProblemException missingFile() {
        return ProblemException.wrongInput(
                Problem.inFile(file(directory).toString(), 0, "the vault password of the cluster is missing")
                        .withRemedy("bring the file from where the cluster was configured, or set " + VARIABLE
                                + "; for a cluster of TPA with the system keyring, write what 'tpaexec show-vault'"
                                + " prints into it, with mode 0600"));
    }
}
