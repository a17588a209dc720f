package dev.howdah.testing;

import dev.howdah.component.Credentials;
import dev.howdah.model.Instance;
import dev.howdah.secret.Secret;
import java.util.Optional;

/// Credentials that are the same in every run of a test, and none of which would open anything.
public final class FakeCredentials implements Credentials {

    private final Optional<Secret> token;

    public FakeCredentials() {
        this.token = Optional.empty();
    }

    /// @param token opens repositories
    public FakeCredentials(String token) {
        this.token = Optional.of(Secret.of(token));
    }

    @Override
    public Optional<Secret> repositoryToken() {
        return token;
    }

    @Override
    public Secret password(String role) {
        return Secret.of("password-of-" + role);
    }

    @Override
    public Secret scramVerifier(String role) {
        return Secret.of("SCRAM-SHA-256$4096:verifier-of-" + role);
    }

    @Override
    public String certificate(Instance instance) {
        return pem("CERTIFICATE", instance.name());
    }

    @Override
    public Secret certificateKey(Instance instance) {
        return Secret.of(pem("PRIVATE KEY", instance.name()));
    }

    @Override
    public String certificateAuthority() {
        return pem("CERTIFICATE", "authority");
    }

    @Override
    public Secret sshKey(String pair) {
        return Secret.of(pem("OPENSSH PRIVATE KEY", pair));
    }

    @Override
    public String sshPublicKey(String pair) {
        return "ssh-ed25519 public-key-of-" + pair + " " + pair;
    }

    @Override
    public String clusterPublicKey() {
        return sshPublicKey("cluster");
    }

    @Override
    public Secret hostKey(Instance instance) {
        return Secret.of(pem("OPENSSH PRIVATE KEY", "host-" + instance.name()));
    }

    @Override
    public String hostPublicKey(Instance instance) {
        return "ssh-ed25519 host-key-of-" + instance.name() + " " + instance.name();
    }

    private static String pem(String what, String of) {
        return "-----BEGIN " + what + "-----\n" + of + "\n-----END " + what + "-----\n";
    }
}
