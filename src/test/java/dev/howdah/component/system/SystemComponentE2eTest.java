package dev.howdah.component.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.FakeCredentials;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.engine.Change;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.model.Instance;
import dev.howdah.platform.docker.PreparedImages;
import dev.howdah.resource.SystemdContainer;
import dev.howdah.secret.HostKeys;
import dev.howdah.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The system component on a real Debian: applied once, all compares as same, and a restart of the container keeps it.
@Tag("e2e")
class SystemComponentE2eTest {

    private static final Map<String, Object> SETTINGS = Map.of(
            "extra_etc_hosts_lines",
            List.of("10.9.9.9 monitor"),
            "packages",
            Map.of("Debian", List.of("openssl")),
            "artifacts",
            ArtifactType.LIST
                    .reading()
                    .apply(List.of(Map.of(
                            "type",
                            "file",
                            "content",
                            "hello\n",
                            "dest",
                            "/etc/motd",
                            "mode",
                            "0640",
                            "group",
                            "adm"))));

    @ParameterizedTest
    @CsvSource({"12, bookworm, postgresql-15", "13, trixie, postgresql-17"})
    void aHostIsAsWishedAfterOneRun(String version, String codename, String postgres, @TempDir Path directory) {
        var machine = new Machine("debian", version, codename, 2048);
        var needs = Needs.none().packages(postgres, "rsync").masked("repmgrd");
        var resources = new SystemExample(SETTINGS, machine, needs, credentials(directory)).resources();
        try (var box = new SystemdContainer(PreparedImages.prepared(version).name())) {
            assertThat(box.apply(resources.toArray(Resource[]::new))).isInstanceOf(Outcome.Done.class);
            assertAllSame(box, resources);
            assertThat(box.sh("getent hosts kaboom")).contains("10.33.0.3").contains("kaboom.example");
            assertThat(box.sh("getent hosts monitor")).contains("10.9.9.9");
            assertThat(box.sh("cat /etc/motd; stat -c '%a %G' /etc/motd")).isEqualTo("hello\n640 adm\n");
            assertThat(box.sh("systemctl is-enabled postgresql || true")).isEqualTo("masked\n");
            assertThat(box.sh("ls /etc/postgresql")).isEmpty();
            assertThat(box.sh("locale -a")).contains("en_US.utf8");
            box.restart();
            assertAllSame(box, resources);
        }
    }

    /// sshd does not start with a key that is none.
    private static FakeCredentials credentials(Path directory) {
        var keys = new HostKeys(directory);
        return new FakeCredentials() {
            @Override
            public Secret hostKey(Instance instance) {
                return keys.ensure(instance.name()).privateKey();
            }

            @Override
            public String hostPublicKey(Instance instance) {
                return keys.ensure(instance.name()).publicKey();
            }
        };
    }

    private static void assertAllSame(SystemdContainer box, List<Resource> resources) {
        for (var resource : resources) {
            assertThat(box.compare(resource)).as(resource.address()).isEqualTo(new Change.Same());
        }
    }
}
