package dev.howdah.secret;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The cluster's own certificate authority, in `ssl/` of its directory, valid for ten years.
///
/// Certificates of servers hold for a year and are kept beside it, so that the same instance gets the same one again
/// until its last 30 days, or until its names or addresses change. All keys lie encrypted under the vault password.
public final class CertificateAuthority {

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final int KEY_IDENTIFIER_BYTES = 20;

    private final ClusterVault vault;
    private final String clusterName;
    private final InstantSource clock;
    private final ExclusiveFolder folder;
    private final Map<String, TlsIdentity> known = new ConcurrentHashMap<>();

    public CertificateAuthority(VaultPassword password, String clusterName, InstantSource clock) {
        this.vault = new ClusterVault(password);
        this.clusterName = clusterName;
        this.clock = clock;
        this.folder = new ExclusiveFolder(password.directory().resolve("ssl"));
    }

    /// The CA's certificate; the CA is made when first asked for.
    public String certificatePem() {
        return PrivateFile.read(folder.file("CA.crt")).orElseGet(() -> folder.alone(this::existingOrNewCa));
    }

    /// The certificate of an instance, with all names and addresses under which others reach it.
    public TlsIdentity identity(String instance, List<String> names, List<String> addresses) {
        var wanted = new HashSet<>(names);
        wanted.addAll(addresses);
        var key = instance + " " + names + " " + addresses;
        var cached = known.get(key);
        if (cached != null) {
            return cached;
        }
        var ca = certificatePem();
        var identity = existing(instance, wanted, ca).orElseGet(() -> issue(instance, wanted, ca, names, addresses));
        known.put(key, identity);
        return identity;
    }

    private String existingOrNewCa() {
        return PrivateFile.read(folder.file("CA.crt")).orElseGet(() -> {
            var issued = CertificateIssuer.ca(clusterName, clock.instant());
            keep("CA", issued.certificatePem(), vault.encrypt(issued.keyPem()));
            return issued.certificatePem();
        });
    }

    /// Made and encrypted before it is the turn of this one to write, as that takes long.
    private TlsIdentity issue(
            String instance, Set<String> wanted, String ca, List<String> names, List<String> addresses) {
        var issued = CertificateIssuer.server(parse("CA", ca), key("CA"), names, addresses, clock.instant());
        var sealedKey = vault.encrypt(issued.keyPem());
        return folder.alone(() -> existing(instance, wanted, ca).orElseGet(() -> {
            keep(instance, issued.certificatePem(), sealedKey);
            return new TlsIdentity(issued.certificatePem(), issued.keyPem(), ca);
        }));
    }

    /// Keeps key and certificate so that a certificate that is there always belongs to the key beside it.
    private void keep(String name, String certificatePem, String sealedKey) {
        var certificate = folder.file(name + ".crt");
        try {
            Files.deleteIfExists(certificate);
        } catch (IOException e) {
            throw PrivateFile.unusable(certificate, "cannot be replaced", e);
        }
        PrivateFile.write(folder.file(name + ".key"), sealedKey);
        PrivateFile.writePublic(certificate, certificatePem);
    }

    private Optional<TlsIdentity> existing(String instance, Set<String> wanted, String ca) {
        return PrivateFile.read(folder.file(instance + ".crt"))
                .filter(pem -> isGood(parse(instance, pem), wanted, parse("CA", ca)))
                .map(pem -> new TlsIdentity(pem, key(instance), ca));
    }

    private boolean isGood(X509Certificate certificate, Set<String> wanted, X509Certificate ca) {
        var lastMoment = certificate.getNotAfter().toInstant().minus(RENEWED_BEFORE);
        if (!clock.instant().isBefore(lastMoment)) {
            return false;
        }
        try {
            return isIssuedBy(certificate, ca) && alternatives(certificate).equals(wanted);
        } catch (CertificateException _) {
            return false;
        }
    }

    /// Whether a certificate names the key of this CA as that of its issuer. The signature is not verified: the file is
    /// our own, and four verifications take a fifth of the time of a deploy that changes nothing.
    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate ca) {
        var issuer = certificate.getExtensionValue(AUTHORITY_KEY);
        var own = ca.getExtensionValue(SUBJECT_KEY);
        return issuer != null
                && own != null
                && Arrays.equals(lastOf(issuer), lastOf(own))
                && certificate.getIssuerX500Principal().equals(ca.getSubjectX500Principal());
    }

    /// The identifier of a key, a SHA-1 sum, which both extensions end with.
    private static byte[] lastOf(byte[] extension) {
        return Arrays.copyOfRange(extension, Math.max(0, extension.length - KEY_IDENTIFIER_BYTES), extension.length);
    }

    private static Set<String> alternatives(X509Certificate certificate) throws CertificateException {
        var names = new HashSet<String>();
        var alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(alternative -> names.add(String.valueOf(alternative.get(1))));
        }
        return names;
    }

    private X509Certificate parse(String name, String pem) {
        try (var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        } catch (CertificateException | IOException _) {
            throw damaged(name + ".crt", "it is no certificate");
        }
    }

    private Secret key(String name) {
        var file = name + ".key";
        var text = PrivateFile.read(folder.file(file)).orElseThrow(() -> damaged(file, "it is missing"));
        try {
            return vault.decrypt(text);
        } catch (WrongVaultText e) {
            throw damaged(file, e.why());
        }
    }

    private ProblemException damaged(String file, String why) {
        return ProblemException.wrongInput(Problem.inFile(
                        folder.file(file).toString(), 0, "the file cannot be used: " + why)
                .withRemedy("bring back a good one from a copy; without any, remove the folder ssl/: the next deploy "
                        + "makes a new CA and new certificates for all instances"));
    }
}
