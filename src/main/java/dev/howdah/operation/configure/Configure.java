package dev.howdah.operation.configure;

import dev.howdah.config.ConfigSchema;
import dev.howdah.model.Cluster;
import dev.howdah.operation.GitRepository;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.FileOptions;
import dev.howdah.operation.configure.option.PackageOptions;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.VaultPassword;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes the directory of a new cluster: config.yml, the vault password, and a git repository with one commit.
///
/// Nothing is written before all options are known to be right.
public final class Configure {

    /// What was made.
    ///
    /// @param note why there is no git commit, where one was wanted and could not be made; or what is not known yet
    public record Configured(Path directory, Cluster cluster, Optional<String> note) {}

    private static final String GITIGNORE = """
            # Written by howdah configure: what must never be shared, and what every machine makes anew.
            vault/
            id_*
            hostkeys/
            .howdah/
            .lock
            *.new*
            """;

    private Configure() {}

    /// Keeps a new vault password where the cluster will look for it.
    @FunctionalInterface
    interface PasswordKeeping {
        void keep(Path directory, Optional<String> vaultName);
    }

    public static Configured run(ConfigureOptions options) {
        return run(options, Configure::keepPassword);
    }

    /// A keyring is asked before anything is written: it may not be there.
    static Configured run(ConfigureOptions options, PasswordKeeping keeping) {
        var directory = options.directory();
        var made = NewCluster.of(options);
        var config = FinishedConfig.of(made, options, header(options));
        var cluster = config.cluster();
        var inKeyring = cluster.vaultName().isPresent();
        if (inKeyring) {
            keeping.keep(directory, cluster.vaultName());
        }
        create(directory);
        write(directory.resolve("config.yml"), config.text());
        write(directory.resolve(".gitignore"), GITIGNORE);
        writeSchema(directory);
        makeLocalRepository(cluster, options);
        if (!inKeyring) {
            keeping.keep(directory, Optional.empty());
        }
        var note = options.has(FileOptions.NO_GIT)
                ? Optional.<String>empty()
                : GitRepository.create(
                        directory,
                        cluster.name(),
                        "Configure " + cluster.name(),
                        CommandLineText.quoted(options.commandLine()));
        return new Configured(
                directory, cluster, note.or(() -> addressNote(made)).or(() -> ComplianceChoice.note(cluster)));
    }

    private static void keepPassword(Path directory, Optional<String> vaultName) {
        vaultName.ifPresentOrElse(
                name -> VaultPassword.createInKeyring(directory, name), () -> VaultPassword.create(directory));
    }

    /// Empty, for `download-packages` or people to fill; where the distribution is known, the place for it.
    private static void makeLocalRepository(Cluster cluster, ConfigureOptions options) {
        if (!options.has(PackageOptions.LOCAL_REPOSITORY) && !options.has(PackageOptions.LOCAL_REPOSITORY_ONLY)) {
            return;
        }
        var root = options.directory().resolve("local-repo");
        var place = cluster.platform()
                .distribution()
                .map(known -> root.resolve(known.name()).resolve(known.version()))
                .orElse(root);
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw unwritable(place, e);
        }
    }

    /// Containers have addresses always; servers may be known by name only.
    private static Optional<String> addressNote(NewCluster made) {
        var names = BarePart.unaddressed(made);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "no address is known of " + names + ": their names have to resolve, here and on all servers;"
                                + " or write ip_address under each, or give --hostnames-from a file with addresses");
    }

    static Problem existing(Path directory) {
        return Problem.inFile(directory.toString(), 0, "the directory exists already")
                .withRemedy("give another name, or edit its config.yml and deploy it");
    }

    static List<String> header(ConfigureOptions options) {
        return List.of(
                ConfigSchema.MODELINE,
                "Written by howdah configure, and yours from now on: change it here, look with 'howdah plan', and bring",
                "the cluster to it with 'howdah deploy'. This would write it again:",
                "  " + CommandLineText.of(options));
    }

    /// Puts the schema where the first line of config.yml says it is. It is not in git: each version of the tool has
    /// its
    /// own, and a file in the cluster's directory works without any network.
    private static void writeSchema(Path directory) {
        var file = directory.resolve(ConfigSchema.FILE);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        write(file, ConfigSchema.text());
    }

    private static void create(Path directory) {
        try {
            var parent = directory.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException _) {
            throw ProblemException.wrongInput(existing(directory));
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static ProblemException unwritable(Path file, IOException e) {
        return ProblemException.wrongInput(Problem.inFile(
                        file.toString(), 0, "cannot be written: " + e.getClass().getSimpleName())
                .withRemedy("check the permissions of the directory and that the disk is not full"));
    }
}
