package dev.howdah.operation;

import dev.howdah.component.Credentials;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.secret.CertificateAuthority;
import dev.howdah.secret.HostKeys;
import dev.howdah.secret.Secret;
import dev.howdah.secret.SecretStore;
import dev.howdah.secret.SshKeyPair;
import dev.howdah.secret.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets of one cluster as they are kept in its directory; each is made when first asked for.
final class ClusterCredentials implements Credentials {

    private static final String TOKEN = "EDB_SUBSCRIPTION_TOKEN";

    private final Path directory;
    private final Cluster cluster;
    private final SecretStore passwords;
    private final CertificateAuthority authority;
    private final HostKeys hostKeys;
    private final Map<String, TlsIdentity> identities = new ConcurrentHashMap<>();

    ClusterCredentials(ClusterHome home, InstantSource clock) {
        this.directory = home.directory();
        this.cluster = home.cluster();
        var password = home.vaultPassword();
        this.passwords = new SecretStore(password, cluster.name());
        this.authority = new CertificateAuthority(password, cluster.name(), clock);
        this.hostKeys = new HostKeys(directory);
    }

    @Override
    public Secret password(String role) {
        return passwords.getOrCreate(role);
    }

    @Override
    public Secret scramVerifier(String role) {
        return Secret.of(passwords.scramVerifier(role));
    }

    @Override
    public String certificate(Instance instance) {
        return identity(instance).certificatePem();
    }

    @Override
    public Secret certificateKey(Instance instance) {
        return identity(instance).keyPem();
    }

    @Override
    public String certificateAuthority() {
        return authority.certificatePem();
    }

    @Override
    public Secret sshKey(String pair) {
        try {
            return Secret.of(Files.readString(pair(pair).privateKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String sshPublicKey(String pair) {
        return pair(pair).publicKey();
    }

    @Override
    public String clusterPublicKey() {
        return SshKeyPair.ensure(directory, cluster.name()).publicKey();
    }

    @Override
    public Secret hostKey(Instance instance) {
        return hostKeys.ensure(instance.name()).privateKey();
    }

    @Override
    public String hostPublicKey(Instance instance) {
        return hostKeys.ensure(instance.name()).publicKey();
    }

    @Override
    public Optional<Secret> repositoryToken() {
        return Optional.ofNullable(System.getenv(TOKEN))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .map(Secret::of);
    }

    private SshKeyPair pair(String name) {
        return SshKeyPair.named(directory, name);
    }

    private TlsIdentity identity(Instance instance) {
        return identities.computeIfAbsent(instance.name(), _ -> {
            var names = new ArrayList<String>(List.of(instance.name(), "localhost"));
            var addresses = new ArrayList<String>();
            instance.address().ifPresent(addresses::add);
            if (instance.holdsData()) {
                proxies(instance).forEach(proxy -> {
                    names.add(proxy.name());
                    proxy.address().ifPresent(addresses::add);
                });
            }
            return authority.identity(instance.name(), List.copyOf(names), List.copyOf(addresses));
        });
    }

    /// Whoever connects to a load balancer sees the certificate of the Postgres behind it.
    private List<Instance> proxies(Instance instance) {
        return cluster.having(Role.HAPROXY).stream()
                .filter(proxy -> !proxy.equals(instance))
                .toList();
    }
}
