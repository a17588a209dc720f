package dev.howdah.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files were made by `ansible-vault` 2.14 of Debian 12 with the password `fixture-password`.
class VaultTest {

    private static final Vault VAULT = new Vault(Secret.of("fixture-password"));

    @TempDir
    Path directory;

    @Test
    void readsAVariableThatAnsibleVaultEncrypted() throws Exception {
        var secret = VaultedVariable.read(fixture("postgres_password.yml"), clusterVault());

        assertThat(secret.reveal()).isEqualTo("S3cret!@#");
    }

    @Test
    void readsAWholeFileOfFormat12() throws Exception {
        assertThat(VAULT.decrypt(fixture("whole-file-1.2.txt")).reveal()).isEqualTo("line one\nline two ü\n");
    }

    @Test
    void readsAVariableInAFileThatIsEncryptedAsAWhole() throws Exception {
        var file = VAULT.encrypt(Secret.of("repmgr_password: 'abc'\n"));

        assertThat(VaultedVariable.read(file, clusterVault()).reveal()).isEqualTo("abc");
    }

    @Test
    void readsWhatItWrote() throws Exception {
        for (int length : new int[] {0, 1, 15, 16, 17, 4000}) {
            var text = "x".repeat(length);
            assertThat(VAULT.decrypt(VAULT.encrypt(Secret.of(text))).reveal()).isEqualTo(text);
        }
    }

    @Test
    void neverEncryptsTwiceUnderTheSameSalt() {
        var secret = Secret.of("same");

        assertThat(VAULT.encrypt(secret)).isNotEqualTo(VAULT.encrypt(secret));
    }

    @Test
    void refusesAnotherPasswordAndDamage() throws Exception {
        var text = fixture("whole-file-1.2.txt");

        assertThatThrownBy(() -> new Vault(Secret.of("other")).decrypt(text))
                .isInstanceOf(WrongVaultText.class)
                .hasMessageContaining("another vault password");
        assertThatThrownBy(() -> VAULT.decrypt(text.substring(0, text.length() - 40)))
                .isInstanceOf(WrongVaultText.class);
        assertThatThrownBy(() -> VAULT.decrypt("plain")).isInstanceOf(WrongVaultText.class);
        assertThatThrownBy(() -> VAULT.decrypt("$ANSIBLE_VAULT;1.1;AES256\nzz")).isInstanceOf(WrongVaultText.class);
    }

    @Test
    void remembersWhatItDecryptedAndComputesItAgainWhereTheMemoryIsDamaged() throws Exception {
        var text = fixture("whole-file-1.2.txt");
        for (int time = 0; time < 3; time++) {
            assertThat(clusterVault().decrypt(text).reveal()).isEqualTo("line one\nline two ü\n");
            var entries = directory.resolve(".howdah/cache").toFile().listFiles();
            assertThat(entries).hasSize(1);
            if (entries != null && time == 1) {
                assertThat(entries[0].toPath()).content().doesNotContain("line");
                Files.writeString(entries[0].toPath(), "rubbish");
            }
        }
    }

    private ClusterVault clusterVault() throws IOException {
        var file = VaultPassword.file(directory);
        Files.createDirectories(directory.resolve("vault"));
        PrivateFile.write(file, "fixture-password\n");
        return new ClusterVault(VaultPassword.of(directory, Optional.empty()));
    }

    private static String fixture(String name) throws IOException {
        try (var stream = VaultTest.class.getResourceAsStream(name)) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
