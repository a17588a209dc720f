package dev.howdah.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {

    @TempDir
    Path directory;

    @BeforeEach
    void aVaultPassword() {
        VaultPassword.create(directory);
    }

    @Test
    void makesAPasswordOnceAndFindsItAgain() {
        var made = store().getOrCreate("barman_role");

        assertThat(made.reveal()).matches("[A-Za-z0-9!@#%^&*()_+]{32}");
        assertThat(store().getOrCreate("barman_role").sameAs(made)).isTrue();
        assertThat(store().getOrCreate("postgres").sameAs(made)).isFalse();
    }

    @Test
    void keepsItWhereTpaWouldLook() throws Exception {
        store().getOrCreate("my-app");

        var file = directory.resolve("inventory/group_vars/tag_Cluster_speedy_one/secrets/my_app_password.yml");
        assertThat(file).content().startsWith("my_app_password: !vault |\n    $ANSIBLE_VAULT;1.1;AES256\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(store().find("postgres")).isEmpty();
    }

    @Test
    void storesAPasswordThatTheUserChose() {
        store().getOrCreate("app");
        store().store("app", Secret.of("chosen"));

        assertThat(store().find("app").orElseThrow().reveal()).isEqualTo("chosen");
    }

    @Test
    void makesOnePasswordHoweverManyAskAtOnce() {
        var store = store();
        var texts = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> store.getOrCreate("postgres").reveal())
                .distinct()
                .toList();

        assertThat(texts).hasSize(1);
    }

    @Test
    void saysWhatToDoWithoutTheVaultPassword() throws Exception {
        store().getOrCreate("postgres");
        Files.writeString(VaultPassword.file(directory), "another\n");

        assertThatThrownBy(() -> store().find("postgres"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("postgres_password.yml")
                .hasMessageContaining("another vault password");
        Files.delete(VaultPassword.file(directory));
        assertThatThrownBy(() -> store().find("postgres"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void neverPrintsASecret() {
        assertThat(Secret.of("abc")).hasToString("***").isNotEqualTo(Secret.of("abc"));
        assertThat(new TlsIdentity("certificate", Secret.of("abc"), "ca").toString())
                .doesNotContain("abc");
    }

    private SecretStore store() {
        return new SecretStore(VaultPassword.of(directory, Optional.empty()), "speedy-one");
    }
}
