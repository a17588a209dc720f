package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that exist already, reached by ssh only: from host keys that nobody knows to a cluster that works.
@Story
class BareE2eTest {

    /// The number of round trips that a deploy without changes may cost, its first connection included.
    private static final int MOST_ROUND_TRIPS = 10;

    private final TestCluster cluster = TestCluster.prepared("bare", 9, "12", 1);
    private final BareHosts hosts = new BareHosts(cluster);
    private final Node primary = cluster.node(1);
    private final Node replica = cluster.node(2);
    private final Node cascaded = cluster.node(3);
    private final Node barman = cluster.barman();

    @TempDir
    private static Path scratch;

    @BeforeAll
    void boot() {
        hosts.boot(cluster.all());
        var names = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            names.append(cluster.node(i).name())
                    .append(' ')
                    .append(cluster.address(i))
                    .append('\n');
        }
        var file = scratch.resolve("names");
        TestCluster.write(file, names.toString());
        Howdah.run(
                        "configure",
                        cluster.path(),
                        "--architecture",
                        "M1",
                        "--postgresql",
                        "15",
                        "--failover-manager",
                        "repmgr",
                        "--platform",
                        "bare",
                        "--hostnames-from",
                        file.toString(),
                        "--hostnames-unsorted")
                .succeeds();
        cluster.setVariable("apt_repository_list: []", "ansible_user: admin");
        cluster.edit("  node: 2\n", "  node: 2\n  vars:\n    ansible_user: root\n");
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void hostKeysAreNeverAcceptedBlindly() {
        var unknown = cluster.run("provision").exits(4).showsNoStackTrace();
        cluster.all().forEach(node -> assertThat(unknown.err()).contains("--> " + node.name()));
        assertThat(unknown.err()).contains("its host key is not known yet", "--accept-host-keys");

        var shown = cluster.run("provision", "--accept-host-keys").exits(3);
        for (var node : cluster.all()) {
            var fingerprint =
                    node.sh("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub").split(" ", 3)[1];
            assertThat(shown.out()).contains(node.name()).contains(fingerprint);
        }
        assertThat(cluster.directory().resolve("known_hosts")).doesNotExist();
    }

    @Test
    @Order(2)
    void whoIsNotLetInIsToldHow() {
        var refused =
                cluster.run("provision", "--accept-host-keys", "--yes").exits(4).showsNoStackTrace();
        assertThat(refused.err())
                .contains("Permission denied", "ssh-copy-id -i " + key() + ".pub admin@" + cluster.address(1));

        hosts.letIn(primary, "admin", Path.of(key() + ".pub"));
        hosts.letIn(replica, "root", Path.of(key() + ".pub"));
        hosts.letIn(cascaded, "admin", Path.of(key() + ".pub"));
        hosts.letIn(barman, "admin", Path.of(key() + ".pub"));
        cascaded.sh("echo 'admin ALL=(ALL) ALL' > /etc/sudoers.d/admin");
        var sudo = cluster.run("provision").exits(4);
        assertThat(sudo.err()).contains("sudo asks for a password there", "--> " + cascaded.name(), "NOPASSWD");
        assertThat(sudo.err()).doesNotContain("--> " + primary.name());

        cascaded.sh("echo 'admin ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/admin");
        cluster.run("provision").succeeds();
    }

    private String key() {
        return cluster.directory()
                .resolve("id_" + cluster.directory().getFileName())
                .toString();
    }

    @Test
    @Order(3)
    void whatStandsInTheWayIsToldOfAllHostsBeforeAnythingChanges() {
        replica.sh(
                "mkdir /srv/theirs && chown postgres /srv/theirs && su postgres -c '/usr/lib/postgresql/15/bin/initdb"
                        + " -D /srv/theirs' >/dev/null && su postgres -c '/usr/lib/postgresql/15/bin/pg_ctl -w -D /srv/theirs"
                        + " -l /srv/theirs/log start' >/dev/null");
        barman.sh("mv /etc/apt/sources.list.d /etc/apt/theirs; mv /etc/apt/sources.list /etc/apt/theirs/ || true;"
                + " echo 'deb http://127.0.0.1:9/debian bookworm main' > /etc/apt/sources.list");
        cluster.setVariable("shared_buffers: 1024GB");

        var plan = cluster.plan().exits(1).showsNoStackTrace();
        var deploy = cluster.deploy().exits(1).showsNoStackTrace();

        for (var ran : List.of(plan, deploy)) {
            assertThat(ran.err())
                    .contains(
                            "port 5432, which Postgres is to have, is taken by a Postgres with its data in /srv/theirs")
                    .contains("another Postgres runs there, with its data in /srv/theirs")
                    .contains("shared_buffers of 1048576 MB")
                    .contains("repositories of packages cannot be reached from there: http://127.0.0.1:9/debian");
        }
        cluster.all()
                .forEach(node -> assertThat(node.sh("ls -d /etc/howdah /opt/postgres 2>/dev/null; true"))
                        .isEmpty());

        replica.sh("su postgres -c '/usr/lib/postgresql/15/bin/pg_ctl -w -D /srv/theirs stop' >/dev/null");
        barman.sh("mv /etc/apt/theirs/sources.list /etc/apt/sources.list || rm /etc/apt/sources.list;"
                + " mv /etc/apt/theirs /etc/apt/sources.list.d");
        cluster.edit("  shared_buffers: 1024GB\n", "");
    }

    @Test
    @Order(4)
    void aClusterIsDeployed() {
        cluster.deploy().succeeds();

        cluster.awaitStreaming(1, 2);
        cluster.awaitStreaming(2, 3);
        assertThat(primary.takesWrites()).isTrue();
        assertThat(primary.repmgr("cluster show").succeeds().all()).doesNotContain("WARNING", "? ", "! ");
        barman.barmanCheck().succeeds();
        assertThat(barman.backups()).isNotEmpty();
        assertThat(replica.sh("ls /srv/theirs/PG_VERSION")).as("their data").isNotBlank();
    }

    @Test
    @Order(5)
    void whatIsThereIsAsWished() {
        cluster.plan("--detailed-exitcode").succeeds();
        cluster.run("test").succeeds();
        assertThat(cluster.run("status").succeeds().out()).contains(primary.name(), "primary");
        assertThat(cluster.run("exec", "--", "id", "-u").succeeds().out())
                .contains(replica.name() + ": 0", cascaded.name() + ": 0");
    }

    @Test
    @Order(6)
    void aDeployWithoutChangesCostsFewRoundTrips() throws IOException {
        var turns = scratch.resolve("turns");
        var environment = Map.of("PATH", slowSsh(turns) + ":" + System.getenv("PATH"), "XDG_RUNTIME_DIR", runtime());

        Howdah.startIn(scratch, environment, "deploy", cluster.path())
                .end(Howdah.LONG)
                .succeeds();

        Await.until(
                "every line has told its round trips",
                Duration.ofMinutes(3),
                () -> Files.exists(turns) ? TestCluster.read(turns).lines().toList() : List.<String>of(),
                lines -> lines.size() == 4);
        for (var line : TestCluster.read(turns).lines().toList()) {
            assertThat(Integer.parseInt(line.split(" ", 2)[1])).as(line).isBetween(1, MOST_ROUND_TRIPS);
        }
    }

    /// An own folder for sockets, so that no connection is there already.
    private static String runtime() throws IOException {
        return Files.createTempDirectory(
                        "howdah", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                .toString();
    }

    /// The ssh client behind a line on which each way takes 25 ms.
    private static Path slowSsh(Path turns) throws IOException {
        var folder = Files.createDirectory(scratch.resolve("bin"));
        var relay = scratch.resolve("slow-line.pl");
        try (var script = BareE2eTest.class.getResourceAsStream("slow-line.pl")) {
            Files.copy(Objects.requireNonNull(script), relay);
        }
        var ssh = Files.writeString(
                folder.resolve("ssh"),
                "#!/bin/sh\nexec /usr/bin/ssh -o 'ProxyCommand=perl %s %%h %%p 0.025 %s' -o ControlPersist=2 \"$@\"\n"
                        .formatted(relay, turns));
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    @Test
    @Order(7)
    void peopleReachTheServersByTheSameFile() {
        for (var node : cluster.all()) {
            var config = cluster.directory().resolve("ssh_config").toString();
            var command = new ArrayList<>(List.of("ssh", "-F", config, "-o", "BatchMode=yes", node.name(), "hostname"));
            var ran = Running.start(command, scratch, Map.of())
                    .end(Duration.ofMinutes(1))
                    .succeeds();
            assertThat(ran.out().strip()).isEqualTo(node.name());
        }
        assertThat(cluster.run("ssh", primary.name(), "--", "id", "-un")
                        .succeeds()
                        .out()
                        .strip())
                .isEqualTo("admin");
    }

    @Test
    @Order(8)
    void aServerThatIsGoneIsNamedAndTheOthersAreLookedAt() {
        cascaded.sh("systemctl stop ssh; pkill sshd; true");

        for (var verb : List.of("plan", "deploy", "status")) {
            var ran = cluster.run(verb).exits(4).showsNoStackTrace();
            assertThat(ran.all()).as(verb).contains(cascaded.name());
            if (!verb.equals("status")) {
                assertThat(ran.all()).as(verb).contains("Connection refused", "start sshd there");
            }
        }
        var ping = cluster.run("ping").exits(4);
        assertThat(ping.all()).contains(cascaded.name(), "refused", primary.name());

        cascaded.sh("systemctl start ssh");
        cluster.run("ping").succeeds();
    }

    @Test
    @Order(9)
    void aServerThatShowsAnotherKeyIsRefused() {
        barman.sh("rm /etc/ssh/ssh_host_ed25519_key*; ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key;"
                + " pkill sshd; systemctl restart ssh");

        var plan = cluster.plan().exits(4).showsNoStackTrace();
        assertThat(plan.all()).contains(barman.name(), "its host key is not the one that is known");
        var accept = cluster.run("provision", "--accept-host-keys", "--yes").exits(4);
        assertThat(accept.err())
                .contains("REMOTE HOST IDENTIFICATION HAS CHANGED", "Offending ED25519 key", "--> " + barman.name());
    }

    @Test
    @Order(10)
    void theServersAreNotTakenAway() {
        assertThat(cluster.run("stop-containers").exits(3).err()).contains("not stopped by Howdah");
        var told = cluster.run("deprovision", "--yes").succeeds();

        assertThat(told.out()).contains("ssh_config", "known_hosts");
        assertThat(cluster.directory().resolve("known_hosts")).doesNotExist();
        assertThat(cluster.config()).exists();
        assertThat(primary.takesWrites()).isTrue();
    }
}
