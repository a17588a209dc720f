package dev.howdah.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ssh host keys of a cluster's instances, made here and installed on the machines, so that known_hosts is true
/// from the first connection on and stays so when a machine is made anew.
public final class HostKeys {

    /// @param privateKey content of ssh_host_ed25519_key
    /// @param publicKey content of ssh_host_ed25519_key.pub, one line without the newline
    public record HostKey(Secret privateKey, String publicKey) {}

    private static final String SUFFIX = "_ssh_host_ed25519_key";
    private static final String FIRST = "first_";

    private final Path folder;

    public HostKeys(Path clusterDirectory) {
        this.folder = clusterDirectory.resolve("hostkeys");
    }

    /// The host key of an instance, made when first asked for.
    public HostKey ensure(String instance) {
        var file = folder.resolve(instance + SUFFIX);
        SshKeyGenerator.ensure(file, instance);
        var privateKey = PrivateFile.read(file)
                .orElseThrow(() -> new IllegalStateException("the host key of " + instance + " went away"));
        return new HostKey(Secret.of(privateKey), SshKeyGenerator.publicKey(file));
    }

    /// A key for the first connection to a new machine only, to be replaced by the lasting one over that connection:
    /// so that the lasting one never has to travel another way. Made when first asked for, until it is forgotten.
    public HostKey first(String instance) {
        return ensure(FIRST + instance);
    }

    public boolean hasFirst(String instance) {
        return Files.exists(folder.resolve(FIRST + instance + SUFFIX));
    }

    public void forgetFirst(String instance) {
        try {
            Files.deleteIfExists(folder.resolve(FIRST + instance + SUFFIX));
            Files.deleteIfExists(folder.resolve(FIRST + instance + SUFFIX + ".pub"));
        } catch (IOException e) {
            throw PrivateFile.unusable(folder, "cannot be written", e);
        }
    }

    /// A line of known_hosts for an instance, by its name and its addresses.
    public static String knownHostsLine(String instance, Iterable<String> addresses, HostKey key) {
        var typeAndKey = key.publicKey().substring(0, key.publicKey().lastIndexOf(' ')); // without the comment
        return instance + "," + String.join(",", addresses) + " " + typeAndKey;
    }
}
