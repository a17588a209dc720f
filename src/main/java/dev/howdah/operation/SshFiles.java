package dev.howdah.operation;

import dev.howdah.component.Credentials;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.SshKeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `ssh_config` and `known_hosts` in the cluster's directory, for `ssh -F ssh_config NAME`.
///
/// Host keys are known from the start, as Howdah itself puts them on the machines.
final class SshFiles {

    private SshFiles() {}

    static void write(ClusterHome home, Credentials credentials) {
        var directory = home.directory().toAbsolutePath().normalize();
        var key = SshKeyPair.ensure(home.directory(), home.cluster().name()).privateKeyFile();
        var config = new StringBuilder("# Written by Howdah from config.yml; changes are overwritten by provision.\n");
        var known = new StringBuilder();
        for (var instance : home.cluster().instances()) {
            var address = instance.address().orElse(instance.name());
            config.append("""
                    Host %s
                      HostName %s
                      User root
                      IdentityFile "%s"
                      IdentitiesOnly yes
                      UserKnownHostsFile "%s"
                      StrictHostKeyChecking yes
                    """.formatted(
                    instance.name(), address, key.toAbsolutePath().normalize(), directory.resolve("known_hosts")));
            known.append(instance.name()).append(',').append(address).append(' ');
            known.append(withoutComment(credentials.hostPublicKey(instance))).append('\n');
        }
        writeIfNew(directory.resolve("ssh_config"), config.toString());
        writeIfNew(directory.resolve("known_hosts"), known.toString());
    }

    private static String withoutComment(String publicKey) {
        var words = publicKey.split(" ", 3);
        return words[0] + " " + words[1];
    }

    private static void writeIfNew(Path file, String content) {
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
