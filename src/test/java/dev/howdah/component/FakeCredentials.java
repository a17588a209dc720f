package dev.howdah.component;

import dev.howdah.model.Instance;
import dev.howdah.secret.Secret;

/// Credentials that are words: the same for the same question, and of no use.
public class FakeCredentials implements Credentials {

    @Override
    public Secret password(String role) {
        return Secret.of("password-of-" + role);
    }

    @Override
    public Secret scramVerifier(String role) {
        return Secret.of("verifier-of-" + role);
    }

    @Override
    public String certificate(Instance instance) {
        return "certificate of " + instance.name() + "\n";
    }

    @Override
    public Secret certificateKey(Instance instance) {
        return Secret.of("certificate key of " + instance.name() + "\n");
    }

    @Override
    public String certificateAuthority() {
        return "authority\n";
    }

    @Override
    public Secret sshKey(String pair) {
        return Secret.of("ssh key " + pair + "\n");
    }

    @Override
    public String sshPublicKey(String pair) {
        return "ssh-ed25519 PUBLIC" + pair + " " + pair;
    }

    @Override
    public String clusterPublicKey() {
        return "ssh-ed25519 CLUSTER cluster";
    }

    @Override
    public Secret hostKey(Instance instance) {
        return Secret.of("host key of " + instance.name() + "\n");
    }

    @Override
    public String hostPublicKey(Instance instance) {
        return "ssh-ed25519 HOST" + instance.name() + " " + instance.name();
    }
}
