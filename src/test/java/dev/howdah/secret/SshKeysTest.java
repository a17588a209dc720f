package dev.howdah.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshKeysTest {

    @TempDir
    Path directory;

    @Test
    void makesTheClustersKeyOnce() throws Exception {
        var pair = SshKeyPair.ensure(directory, "speedy");

        assertThat(pair.publicKey()).startsWith("ssh-ed25519 ").endsWith(" speedy");
        assertThat(pair.privateKeyFile()).isEqualTo(directory.resolve("id_speedy"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pair.privateKeyFile())))
                .isEqualTo("rw-------");
        assertThat(SshKeyPair.ensure(directory, "speedy")).isEqualTo(pair);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void makesHostKeysAndTheirKnownHostsLines() {
        var key = new HostKeys(directory).ensure("kaolin");

        assertThat(key.privateKey().reveal()).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(HostKeys.knownHostsLine("kaolin", List.of("10.33.1.2"), key))
                .startsWith("kaolin,10.33.1.2 ssh-ed25519 ")
                .doesNotEndWith(" kaolin");
        assertThat(new HostKeys(directory).ensure("kaolin").publicKey()).isEqualTo(key.publicKey());
    }
}
