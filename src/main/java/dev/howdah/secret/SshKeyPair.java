package dev.howdah.secret;

import java.nio.file.Path;

/// The key with which Howdah and its user reach the machines of a cluster: `id_<cluster>` in the cluster's directory.
///
/// @param privateKeyFile without a passphrase, readable by its owner only
/// @param publicKey one line, as in authorized_keys
public record SshKeyPair(Path privateKeyFile, String publicKey) {

    /// A key pair that an account on the machines uses, such as `barman`: `keys/id_<name>`, made when first asked for.
    public static SshKeyPair named(Path clusterDirectory, String name) {
        var file = clusterDirectory.resolve("keys").resolve("id_" + name);
        SshKeyGenerator.ensure(file, name);
        return new SshKeyPair(file, SshKeyGenerator.publicKey(file));
    }

    /// The key pair of a cluster, made when first asked for.
    public static SshKeyPair ensure(Path clusterDirectory, String clusterName) {
        var file = clusterDirectory.resolve("id_" + clusterName);
        SshKeyGenerator.ensure(file, clusterName);
        return new SshKeyPair(file, SshKeyGenerator.publicKey(file));
    }
}
