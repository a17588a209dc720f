package dev.howdah.secret;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A cluster's passwords, one encrypted file for each user, made when first asked for.
///
/// Making one, or reading one for the first time, costs 10 ms and more of computing. Safe to use from several threads,
/// which do not wait for each other meanwhile, and from several processes: a password is written under a lock and its
/// file appears whole or not at all. Within one process, use one store for one cluster.
public final class SecretStore {

    private final Path clusterDirectory;
    private final ExclusiveFolder folder;
    private final ClusterVault vault;
    private final Map<String, Secret> known = new ConcurrentHashMap<>();

    public SecretStore(VaultPassword password, String clusterName) {
        this.clusterDirectory = password.directory();
        this.vault = new ClusterVault(password);
        this.folder = new ExclusiveFolder(clusterDirectory
                .resolve("inventory")
                .resolve("group_vars")
                .resolve("tag_Cluster_" + clusterName.replace('-', '_'))
                .resolve("secrets"));
    }

    /// The password of a user, if there is one.
    public Optional<Secret> find(String user) {
        var cached = known.get(user);
        if (cached != null) {
            return Optional.of(cached);
        }
        var read = read(user);
        read.ifPresent(secret -> known.putIfAbsent(user, secret));
        return read;
    }

    private Optional<Secret> read(String user) {
        var file = file(user);
        return PrivateFile.read(file).map(text -> decrypt(file, text));
    }

    /// The password of a user; a new random one is made and kept where there is none.
    public Secret getOrCreate(String user) {
        var cached = known.get(user);
        return cached != null
                ? cached
                : known.computeIfAbsent(user, _ -> read(user).orElseGet(() -> create(user)));
    }

    /// What Postgres shall store of a user's password, which is made where there is none.
    public String scramVerifier(String user) {
        var password = getOrCreate(user);
        return vault.remembered(
                        Secret.of("scram " + user + " " + password.reveal()),
                        () -> Secret.of(ScramVerifier.of(user, password)))
                .reveal();
    }

    /// Keeps a password that the user chose, in place of the present one.
    public void store(String user, Secret password) {
        var text = sealed(user, password);
        folder.alone(() -> {
            PrivateFile.write(file(user), text);
            known.put(user, password);
            return password;
        });
    }

    /// Encrypted before it is the turn of this one to write, as that takes long.
    private Secret create(String user) {
        var password = RandomPassword.make();
        var text = sealed(user, password);
        return folder.alone(() -> read(user).orElseGet(() -> {
            PrivateFile.write(file(user), text);
            return password;
        }));
    }

    private String sealed(String user, Secret password) {
        return VaultedVariable.render(variable(user), vault.encrypt(password));
    }

    private Secret decrypt(Path file, String text) {
        try {
            return VaultedVariable.read(text, vault);
        } catch (WrongVaultText e) {
            throw ProblemException.wrongInput(
                    Problem.inFile(file.toString(), 0, "the secret cannot be read: " + e.why())
                            .withRemedy("look at " + VaultPassword.file(clusterDirectory)
                                    + "; it must hold the vault password that the cluster was made with"));
        }
    }

    private Path file(String user) {
        if (user.isEmpty() || user.indexOf('/') >= 0 || user.indexOf('\0') >= 0) {
            throw ProblemException.wrongInput(Problem.here("'" + user + "' is not a name that a user can have here")
                    .withRemedy("use a name without slashes"));
        }
        return folder.file(variable(user) + ".yml");
    }

    private static String variable(String user) {
        return user.replace('-', '_') + "_password";
    }
}
