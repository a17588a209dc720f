package dev.howdah.platform.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The files in a cluster's directory by which its servers are reached.
///
/// @param keyPair private key of the cluster's own key pair; its public key stands beside it
public record AccessFiles(Path directory, Path keyPair) {

    public Path config() {
        return directory.resolve("ssh_config");
    }

    public Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    void addKnownHosts(List<String> lines) {
        try {
            Files.write(knownHosts(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes them, and gives the names of those that were there.
    List<String> remove() {
        var removed = new ArrayList<String>();
        var publicKey = keyPair.resolveSibling(keyPair.getFileName() + ".pub");
        for (var file : List.of(config(), knownHosts(), keyPair, publicKey)) {
            try {
                if (Files.deleteIfExists(file)) {
                    removed.add(file.toString());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return removed;
    }
}
