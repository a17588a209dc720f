package dev.howdah.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the vault password comes from. The keyring is a stand-in that keeps what `secret-tool` was told in a file.
class VaultPasswordTest {

    @TempDir
    Path folder;

    @Test
    void isAskedOfTheKeyringUnderTheNamesThatTpaUses() throws Exception {
        var keyring = keyring();

        password("one", keyring, Map.of()).keep(Secret.of("from keyring"));

        assertThat(password("one", keyring, Map.of()).read().reveal()).isEqualTo("from keyring");
        assertThat(folder.resolve("arguments"))
                .content()
                .contains("store", "service TPA_speedy username one", "lookup service TPA_speedy username one")
                .doesNotContain("from keyring");
    }

    @Test
    void comesFromTheEnvironmentFirst() throws Exception {
        var given = Map.of(VaultPassword.VARIABLE, "given");

        assertThat(password("one", keyring(), given).read().reveal()).isEqualTo("given");
        assertThat(new VaultPassword(directory(), Optional.empty(), given, nowhere())
                        .read()
                        .reveal())
                .isEqualTo("given");
    }

    @Test
    void comesFromAFileWhereThereIsNoKeyring() throws Exception {
        VaultPassword.create(directory());

        assertThat(password("one", nowhere(), Map.of()).read().reveal()).hasSize(32);
        assertThat(password("one", keyring(), Map.of()).read().reveal()).hasSize(32);
    }

    @Test
    void saysWhatToDoWhereNobodyHasIt() throws Exception {
        assertThatThrownBy(() -> password("one", nowhere(), Map.of()).read())
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("is not installed", VaultPassword.VARIABLE, "mode 0600");
        assertThatThrownBy(() -> password("one", keyring(), Map.of()).read())
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("no password for service TPA_speedy and user one", "show-password --vault");
        assertThatThrownBy(() -> password("one", locked(), Map.of()).read())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Cannot autolaunch D-Bus");
        assertThatThrownBy(() -> password("one", locked(), Map.of()).keep(Secret.of("x")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("--keyring-backend legacy");
    }

    @Test
    void refusesAFileThatOthersCanRead() throws Exception {
        VaultPassword.create(directory());
        Files.setPosixFilePermissions(VaultPassword.file(directory()), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> VaultPassword.of(directory(), Optional.empty()).read())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("chmod 600");
    }

    private VaultPassword password(String user, SystemKeyring keyring, Map<String, String> environment)
            throws IOException {
        return new VaultPassword(directory(), Optional.of(user), environment, keyring);
    }

    private Path directory() throws IOException {
        return Files.createDirectories(folder.resolve("speedy"));
    }

    private static SystemKeyring nowhere() {
        return new SystemKeyring("/nowhere/secret-tool");
    }

    private SystemKeyring locked() throws IOException {
        return program("locked", "cat >/dev/null; echo 'Cannot autolaunch D-Bus without X11' >&2; exit 1");
    }

    private SystemKeyring keyring() throws IOException {
        var kept = folder.resolve("kept");
        return program(
                "secret-tool",
                "echo \"$*\" >>" + folder.resolve("arguments") + "\n" + "case $1 in store) cat >" + kept
                        + " ;; lookup) cat " + kept + " 2>/dev/null || exit 1 ;; esac");
    }

    private SystemKeyring program(String name, String body) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new SystemKeyring(file.toString());
    }
}
