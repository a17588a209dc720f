package dev.howdah.secret;

import java.nio.file.Path;

/// The key with which Howdah and its user reach the machines of a cluster: `id_<cluster>` in the cluster's directory.
///
/// @param privateKeyFile without a passphrase, readable by its owner only
/// @param publicKey one line, as in authorized_keys
public record SshKeyPair(Path privateKeyFile, String publicKey) {

    /// The key pair of a cluster, made when first asked for.
    public static SshKeyPair ensure(Path clusterDirectory, String clusterName) {
        var file = clusterDirectory.resolve("id_" + clusterName);
        SshKeyGenerator.ensure(file, clusterName);
        return new SshKeyPair(file, SshKeyGenerator.publicKey(file));
    }
}
