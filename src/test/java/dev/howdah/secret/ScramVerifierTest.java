package dev.howdah.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScramVerifierTest {

    /// Computed by Python's hashlib for the password `pencil` and the salt 0, 1, ... 15.
    @Test
    void computesWhatPostgresStores() {
        var salt = new byte[16];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) i;
        }

        assertThat(ScramVerifier.of(Secret.of("pencil"), salt))
                .isEqualTo("SCRAM-SHA-256$4096:AAECAwQFBgcICQoLDA0ODw==$zHCdol2044/ZyWzPLi7oxApCka"
                        + "mKw9Z+E4U/QApd/5Y=:dd5peBOitVnLNFu7VmwP+HiDaaw4OUCv396eVCWhYiE=");
    }

    @Test
    void isTheSameForTheSameWishOnly() {
        var verifier = ScramVerifier.of("app", Secret.of("pencil"));

        assertThat(ScramVerifier.of("app", Secret.of("pencil"))).isEqualTo(verifier);
        assertThat(ScramVerifier.of("other", Secret.of("pencil"))).isNotEqualTo(verifier);
        assertThat(ScramVerifier.of("app", Secret.of("Pencil"))).isNotEqualTo(verifier);
        assertThat(verifier).doesNotContain("pencil").startsWith("SCRAM-SHA-256$4096:");
    }
}
