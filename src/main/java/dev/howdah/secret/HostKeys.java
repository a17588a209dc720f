package dev.howdah.secret;

import java.nio.file.Path;

/// The ssh host keys of a cluster's instances, made here and installed on the machines, so that known_hosts is true
/// from the first connection on and stays so when a machine is made anew.
public final class HostKeys {

    /// @param privateKey content of ssh_host_ed25519_key
    /// @param publicKey content of ssh_host_ed25519_key.pub, one line without the newline
    public record HostKey(Secret privateKey, String publicKey) {}

    private final Path folder;

    public HostKeys(Path clusterDirectory) {
        this.folder = clusterDirectory.resolve("hostkeys");
    }

    /// The host key of an instance, made when first asked for.
    public HostKey ensure(String instance) {
        var file = folder.resolve(instance + "_ssh_host_ed25519_key");
        SshKeyGenerator.ensure(file, instance);
        var privateKey = PrivateFile.read(file)
                .orElseThrow(() -> new IllegalStateException("the host key of " + instance + " went away"));
        return new HostKey(Secret.of(privateKey), SshKeyGenerator.publicKey(file));
    }

    /// A line of known_hosts for an instance, by its name and its addresses.
    public static String knownHostsLine(String instance, Iterable<String> addresses, HostKey key) {
        var typeAndKey = key.publicKey().substring(0, key.publicKey().lastIndexOf(' ')); // without the comment
        return instance + "," + String.join(",", addresses) + " " + typeAndKey;
    }
}
