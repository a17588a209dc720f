package dev.howdah.operation;

import dev.howdah.config.ConfigReader;
import dev.howdah.model.Cluster;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.VaultPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A cluster's directory with what its config.yml says.
///
/// @param configDigest SHA-256 of config.yml, in hexadecimal
/// @param warnings what looks odd in it
public record ClusterHome(Path directory, Cluster cluster, String configDigest, List<Problem> warnings) {

    /// Reads config.yml; all that is wrong in it is thrown together.
    public static ClusterHome open(Path directory) {
        var read = ConfigReader.read(directory, Components.settings());
        return new ClusterHome(directory, read.cluster(), digest(directory.resolve("config.yml")), read.warnings());
    }

    /// Where the password of the cluster's vault is.
    VaultPassword vaultPassword() {
        return VaultPassword.of(directory, cluster.vaultName());
    }

    /// Where Howdah keeps its own notes of this cluster: journals, locks, caches.
    public Path notes() {
        return directory.resolve(".howdah");
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw ProblemException.wrongInput(
                    Problem.inFile(file.toString(), 0, "the file cannot be read: " + e.getMessage()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
