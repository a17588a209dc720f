package dev.howdah.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final List<String> NAMES = List.of("kaolin", "kaolin.example.org");
    private static final List<String> ADDRESSES = List.of("10.33.1.2", "127.0.0.1");

    @TempDir
    Path directory;

    @BeforeEach
    void aVaultPassword() {
        VaultPassword.create(directory);
    }

    @Test
    void issuesCertificatesThatTheCaSignedForAllNames() throws Exception {
        var identity = at(NOW).identity("kaolin", NAMES, ADDRESSES);

        var certificate = parse(identity.certificatePem());
        certificate.verify(parse(identity.caPem()).getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> (Object) name.get(1)))
                .containsExactlyInAnyOrder("kaolin", "kaolin.example.org", "10.33.1.2", "127.0.0.1");
        assertThat(certificate.getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(365)));
        assertThat(parse(identity.caPem()).getBasicConstraints()).isZero();
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(belongTogether(certificate, identity.keyPem())).isTrue();
    }

    @Test
    void givesTheSameCertificateAgain() {
        var first = at(NOW).identity("kaolin", NAMES, ADDRESSES);
        var again = at(NOW.plus(Duration.ofDays(334))).identity("kaolin", NAMES, ADDRESSES);

        assertThat(again.certificatePem()).isEqualTo(first.certificatePem());
        assertThat(again.keyPem().sameAs(first.keyPem())).isTrue();
    }

    @Test
    void renewsInTheLastThirtyDays() {
        var first = at(NOW).identity("kaolin", NAMES, ADDRESSES);
        var renewed = at(NOW.plus(Duration.ofDays(336))).identity("kaolin", NAMES, ADDRESSES);

        assertThat(renewed.certificatePem()).isNotEqualTo(first.certificatePem());
        assertThat(renewed.caPem()).isEqualTo(first.caPem());
    }

    @Test
    void issuesAnotherOneWhenNamesChange() {
        var first = at(NOW).identity("kaolin", NAMES, ADDRESSES);
        var other = at(NOW).identity("kaolin", NAMES, List.of("10.33.1.9"));

        assertThat(other.certificatePem()).isNotEqualTo(first.certificatePem());
    }

    @Test
    void keepsNoKeyInPlainText() {
        at(NOW).identity("kaolin", NAMES, ADDRESSES);

        assertThat(directory.resolve("ssl/CA.key")).content().startsWith("$ANSIBLE_VAULT;");
        assertThat(directory.resolve("ssl/kaolin.key")).content().startsWith("$ANSIBLE_VAULT;");
    }

    private CertificateAuthority at(Instant now) {
        return new CertificateAuthority(
                VaultPassword.of(directory, Optional.empty()), "speedy", InstantSource.fixed(now));
    }

    private static X509Certificate parse(String pem) throws Exception {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }

    private static boolean belongTogether(X509Certificate certificate, Secret keyPem) throws Exception {
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Pem.read(keyPem.reveal())));
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update((byte) 7);
        var signed = signature.sign();
        signature.initVerify(certificate);
        signature.update((byte) 7);
        return signature.verify(signed);
    }
}
