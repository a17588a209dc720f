package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// A cluster on bare hosts in a network that reaches nothing, from packages that were fetched beforehand, with hooks.
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AirGapE2eTest {

    private final TestCluster cluster = TestCluster.bare("airgap", 11, "12", 0);
    private final Path packages = cluster.directory().resolve("local-repo/Debian/12");

    @BeforeAll
    void configure() throws IOException {
        cluster.configure().succeeds();
        cluster.setVariable("use_local_repo_only: true");
        hook("pre-deploy.sh", "echo \"$HOWDAH_STAGE $HOWDAH_INSTANCE $HOWDAH_ROLES\" >> /var/log/hooks\n");
        hook("post-deploy.sh", """
                echo "$HOWDAH_STAGE $HOWDAH_PRIMARY" >> /var/log/hooks
                [ ! -e /etc/make-the-hook-fail ] || { echo 'the disk is missing'; exit 3; }
                """);
    }

    private void hook(String name, String text) {
        TestCluster.write(cluster.directory().resolve("hooks").resolve(name), text);
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    @Test
    @Order(1)
    void withoutPackagesNothingIsBegun() {
        var plan = cluster.plan();
        assertThat(plan.all()).contains("use_local_repo_only is set and local-repo/Debian/12 holds no packages");
    }

    @Test
    @Order(2)
    void packagesAreFetchedAndOnlyThoseThatAreMissingTheNextTime() throws IOException {
        assertThat(cluster.run("download-packages").succeeds().out()).containsPattern("holds [0-9]{3} packages");
        assertThat(packages.resolve("Packages.gz")).exists();
        Path one;
        try (var files = Files.list(packages)) {
            one = files.filter(file -> file.getFileName().toString().startsWith("barman_"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(one);
        assertThat(cluster.run("download-packages").succeeds().out()).contains("; 1 of them are new");
        assertThat(one).exists();
        assertThat(Docker.run("ps", "-a", "--format", "{{.Names}}").out()).doesNotContain("-downloader");
    }

    @Test
    @Order(3)
    void bareHostsAreDeployedInANetworkThatReachesNothing() {
        var name = cluster.directory().getFileName().toString();
        Docker.run(
                        "network",
                        "create",
                        "--internal",
                        "--subnet",
                        cluster.network(),
                        "--label",
                        "dev.howdah.cluster=" + name,
                        "--label",
                        "dev.howdah.directory=" + cluster.path(),
                        name)
                .succeeds();
        cluster.deploy().succeeds();
        for (var node : cluster.all()) {
            assertThat(Docker.run("exec", node.name(), "timeout", "5", "bash", "-c", ": < /dev/tcp/1.1.1.1/53")
                            .exitCode())
                    .isNotZero();
            assertThat(node.sh("apt-cache policy | grep -c ' file:'")).isEqualTo("1\n");
            assertThat(node.sh("apt-cache policy | grep -c http; true")).isEqualTo("0\n");
        }
        cluster.awaitStreaming(1, 2);
        cluster.node(1).sql("create table words (word text); insert into words values ('howdah')");
        Await.until(
                "the row arrives",
                Duration.ofMinutes(1),
                () -> cluster.node(2).trySql("select word from words").out().strip(),
                "howdah"::equals);
        cluster.barman().barmanCheck().succeeds();
        assertThat(cluster.barman().backups()).isNotEmpty();
    }

    @Test
    @Order(4)
    void hooksHaveRunOnceOnEachHost() {
        var primary = cluster.node(1).name();
        assertThat(cluster.node(1).sh("cat /var/log/hooks"))
                .isEqualTo("pre-deploy " + primary + " primary\npost-deploy " + primary + "\n");
        var before = cluster.journals();
        cluster.deploy().succeeds();
        assertThat(cluster.journals()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void aHookThatFailsSaysWhatItPrintedAndRunsAgain() {
        cluster.node(2).sh("touch /etc/make-the-hook-fail");
        var plan = cluster.plan("--run-hooks", "post-deploy");
        assertThat(plan.succeeds().out()).contains("run hooks/post-deploy.sh", "asked for by --run-hooks");
        var failed = cluster.deploy("--run-hooks", "post-deploy");
        assertThat(failed.exitCode()).isEqualTo(5);
        assertThat(failed.all()).contains("the disk is missing", "exit status 3");
        cluster.node(2).sh("rm /etc/make-the-hook-fail");
        cluster.deploy("--run-hooks", "post-deploy").succeeds();
        assertThat(cluster.plan("--detailed-exitcode").exitCode()).isZero();
    }

    @Test
    @Order(6)
    void theOtherRepositoriesAreBackWhenTheSettingIsTakenAway() {
        cluster.edit("use_local_repo_only: true", "use_local_repo_only: false");
        cluster.setVariable("apt_repository_list: []");
        cluster.deploy().succeeds();
        for (var node : cluster.all()) {
            assertThat(node.sh("apt-config dump Dir::Etc::sourceparts")).contains("sources.list.d");
            assertThat(node.sh("cat /etc/apt/sources.list.d/howdah-local.list")).contains("file:/var/opt/howdah");
        }
    }
}
