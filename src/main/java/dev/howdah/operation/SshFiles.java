package dev.howdah.operation;

import dev.howdah.component.Credentials;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.SshAccess;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.SshKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `ssh_config` and `known_hosts` in the cluster's directory, for `ssh -F ssh_config NAME`.
final class SshFiles {

    private SshFiles() {}

    /// Both, for machines on which Howdah itself puts the host keys: those are known from the start.
    static void write(ClusterHome home, Credentials credentials) {
        var known = new StringBuilder();
        for (var instance : home.cluster().instances()) {
            known.append(instance.name())
                    .append(',')
                    .append(SshConfigText.address(instance))
                    .append(' ');
            known.append(withoutComment(credentials.hostPublicKey(instance))).append('\n');
        }
        var text = new SshConfigText(home, instance -> Optional.of(clusterKey(home)), false);
        writeIfNew(file(home, "ssh_config"), text.text());
        writeIfNew(file(home, "known_hosts"), known.toString());
    }

    /// Only ssh_config, for servers that have host keys of their own; what the user configured for ssh counts too.
    static void writeForServers(ClusterHome home) {
        var text = new SshConfigText(home, instance -> keyFile(home, instance), true);
        writeIfNew(file(home, "ssh_config"), text.text());
    }

    /// The private key with which a server is reached: the user's, or the cluster's own; none where the agent has it.
    static Optional<Path> keyFile(ClusterHome home, Instance instance) {
        var access = SshAccess.of(home.cluster(), instance);
        return access.usesClusterKey()
                ? Optional.of(clusterKey(home))
                : access.keyFile().map(file -> absolute(home, file));
    }

    /// How an instance is logged in to.
    static SshAccess access(ClusterHome home, Instance instance) {
        return switch (home.cluster().platform()) {
            case Platform.Docker _, Platform.Bare _ -> SshAccess.of(home.cluster(), instance);
            case Platform.Aws aws ->
                SshAccess.of(home.cluster(), instance, aws.machine(instance).user());
        };
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ProblemException.wrongInput(
                    Problem.inFile(folder.toString(), 0, "the folder cannot be made: " + e.getMessage()));
        }
    }

    private static Path absolute(ClusterHome home, String file) {
        return file.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), file.substring(2))
                : home.directory().toAbsolutePath().normalize().resolve(file);
    }

    private static Path clusterKey(ClusterHome home) {
        return SshKeyPair.ensure(home.directory(), home.cluster().name())
                .privateKeyFile()
                .toAbsolutePath()
                .normalize();
    }

    static Path file(ClusterHome home, String name) {
        return home.directory().toAbsolutePath().normalize().resolve(name);
    }

    private static String withoutComment(String publicKey) {
        var words = publicKey.split(" ", 3);
        return words[0] + " " + words[1];
    }

    static void writeIfNew(Path file, String content) {
        try {
            if (!Files.exists(file) || !Files.readString(file).equals(content)) {
                Files.writeString(file, content);
            }
        } catch (IOException e) {
            throw ProblemException.wrongInput(
                    Problem.inFile(file.toString(), 0, "the file cannot be written: " + e.getMessage()));
        }
    }
}
