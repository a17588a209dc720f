package dev.howdah.secret;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A cluster's passwords, one encrypted file for each user, made when first asked for.
///
/// Reading one costs about 10 ms of computing, so they are read once, and [#getOrCreate(Collection)] reads many at
/// the same time. Safe to use from several threads, and from several processes: a password is made under a lock and
/// its file appears whole or not at all.
public final class SecretStore {

    private final Path clusterDirectory;
    private final Path folder;
    private final Map<String, Secret> known = new ConcurrentHashMap<>();
    private final ReentrantLock making = new ReentrantLock();

    public SecretStore(Path clusterDirectory, String clusterName) {
        this.clusterDirectory = clusterDirectory;
        this.folder = clusterDirectory
                .resolve("inventory")
                .resolve("group_vars")
                .resolve("tag_Cluster_" + clusterName.replace('-', '_'))
                .resolve("secrets");
    }

    /// The password of a user, if there is one.
    public Optional<Secret> find(String user) {
        var cached = known.get(user);
        if (cached != null) {
            return Optional.of(cached);
        }
        var file = file(user);
        var read = PrivateFile.read(file).map(text -> decrypt(file, text));
        read.ifPresent(secret -> known.putIfAbsent(user, secret));
        return read;
    }

    /// The password of a user; a new random one is made and kept where there is none.
    public Secret getOrCreate(String user) {
        return find(user).orElseGet(() -> create(user));
    }

    /// The passwords of many users, read on all processors at once.
    public Map<String, Secret> getOrCreate(Collection<String> users) {
        users.parallelStream().forEach(this::find);
        var result = new HashMap<String, Secret>();
        users.forEach(user -> result.put(user, getOrCreate(user)));
        return Map.copyOf(result);
    }

    /// Keeps a password that the user chose, in place of the present one.
    public void store(String user, Secret password) {
        locked(() -> {
            write(user, password);
            return password;
        });
    }

    private Secret create(String user) {
        return locked(() -> find(user).orElseGet(() -> {
            var password = RandomPassword.make();
            write(user, password);
            return password;
        }));
    }

    private void write(String user, Secret password) {
        var vault = new Vault(VaultPassword.read(clusterDirectory));
        PrivateFile.write(file(user), VaultedVariable.render(variable(user), vault.encrypt(password)));
        known.put(user, password);
    }

    private Secret decrypt(Path file, String text) {
        try {
            return VaultedVariable.read(text, new Vault(VaultPassword.read(clusterDirectory)));
        } catch (WrongVaultText e) {
            throw ProblemException.wrongInput(
                    Problem.inFile(file.toString(), 0, "the secret cannot be read: " + e.getMessage())
                            .withRemedy("look at " + VaultPassword.file(clusterDirectory)
                                    + "; it must hold the vault password that the cluster was made with"));
        }
    }

    private Path file(String user) {
        return folder.resolve(variable(user) + ".yml");
    }

    private static String variable(String user) {
        return user.replace('-', '_') + "_password";
    }

    private Secret locked(Supplier<Secret> work) {
        making.lock(); // file locks exclude other processes only
        try {
            Files.createDirectories(folder);
            var lock = folder.resolve(".lock");
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                assert held.isValid();
                return work.get();
            }
        } catch (IOException e) {
            throw PrivateFile.unusable(folder, "cannot be locked", e);
        } finally {
            making.unlock();
        }
    }
}
