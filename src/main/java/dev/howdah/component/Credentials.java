package dev.howdah.component;

import dev.howdah.model.Instance;
import dev.howdah.secret.Secret;
import java.util.Optional;

/// The secrets that components put on hosts. All of them stay the same from run to run.
public interface Credentials {

    /// The password of a role of Postgres, made when first asked for.
    Secret password(String role);

    /// What Postgres keeps of a role's password (SCRAM-SHA-256); always the same for the same password.
    Secret scramVerifier(String role);

    /// An instance's certificate for TLS, with its names and addresses, as PEM.
    String certificate(Instance instance);

    /// The private key of that certificate, as PEM.
    Secret certificateKey(Instance instance);

    /// The certificate of the cluster's own authority, as PEM.
    String certificateAuthority();

    /// The private half of one of the cluster's ssh key pairs, such as `postgres` or `barman`, in OpenSSH's format.
    Secret sshKey(String pair);

    /// The public half, one line.
    String sshPublicKey(String pair);

    /// The public half of the key with which the cluster's owner reaches its machines, one line.
    String clusterPublicKey();

    /// The private ssh host key of an instance (ed25519), in OpenSSH's format.
    Secret hostKey(Instance instance);

    /// The public half of that, one line.
    String hostPublicKey(Instance instance);

    /// The token that opens the vendor's repositories, where the user gives one for this run. It is kept nowhere here.
    default Optional<Secret> repositoryToken() {
        return Optional.empty();
    }
}
