package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A first deploy that dies at any moment leaves nothing that the next one could not finish: its end is the same.
@Story
class InterruptedDeployE2eTest {

    private static final int STEP_FAILED = 5;
    private static final int STOPPED = 130;
    private static final int MOMENTS = 10;

    private final TestCluster cluster = TestCluster.prepared("killed", 2, "12", 0);
    private String undisturbed = "";
    private int events;

    @BeforeAll
    void configure() {
        cluster.configure().succeeds();
        cluster.setVariable("postgres_users:", "- username: app", "postgres_databases:", "- {name: shop, owner: app}");
    }

    @AfterAll
    void remove() {
        cluster.close();
    }

    /// The very first moments, when keys and passwords are made.
    @Test
    @Order(1)
    void killedWhileSecretsAreMade() {
        var deploy = cluster.start("deploy");
        Await.until("first secrets", Duration.ofMinutes(2), () -> hasSecrets() || !deploy.isAlive(), yes -> yes);
        deploy.kill();
        deploy.end(Duration.ofMinutes(1));
        cluster.deploy().succeeds();
        AsAskedFor.check(cluster, 0);
        undisturbed = settled();
        events = cluster.journal().size();
        assertThat(events).isGreaterThan(MOMENTS);
    }

    /// That run was not the first in its directory; this one's containers are, and nothing disturbs it.
    @Test
    @Order(2)
    void undisturbedItEndsTheSame() {
        Docker.removeAll(cluster.directory());
        cluster.deploy().succeeds();
        assertSame();
    }

    @Order(3)
    @ParameterizedTest(name = "after {0}/11 of the events")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void killedInBetween(int moment) {
        Docker.removeAll(cluster.directory());
        killAfter(events * moment / (MOMENTS + 1));
        cluster.deploy().succeeds();
        assertSame();
        cluster.plan("--detailed-exitcode").succeeds();
    }

    @Test
    @Order(4)
    void interruptedItStopsGentlyAndTheNextRunGoesOn() {
        Docker.removeAll(cluster.directory());
        int journals = cluster.journals();
        var deploy = cluster.start("deploy");
        awaitEvents(deploy, journals, events / 3);
        deploy.interrupt();
        var stopped = deploy.end(Duration.ofMinutes(3)).exits(STOPPED).showsNoStackTrace();
        assertThat(stopped.all()).contains("Stopping");
        for (var node : cluster.all()) {
            assertThat(node.sh("ls /run | grep -x howdah.lock || true")).isEmpty();
        }
        cluster.deploy().succeeds();
        assertSame();
    }

    @Test
    @Order(5)
    void aSecondRunIsRefusedWithOwnerAndTime() {
        Docker.removeAll(cluster.directory());
        int journals = cluster.journals();
        var deploy = cluster.start("deploy");
        awaitEvents(deploy, journals, events / 4);
        var second = cluster.deploy().exits(STEP_FAILED).showsNoStackTrace();
        assertThat(second.all())
                .contains("process " + deploy.pid())
                .contains("@")
                .containsPattern("since \\d{4}-\\d\\d-\\d\\dT");
        deploy.end(Howdah.LONG).succeeds();
        assertSame();
    }

    private void killAfter(int lines) {
        int journals = cluster.journals();
        var deploy = cluster.start("deploy");
        awaitEvents(deploy, journals, lines);
        assertThat(deploy.isAlive()).as("it is killed before its end").isTrue();
        deploy.kill();
        deploy.end(Duration.ofMinutes(1));
    }

    private void awaitEvents(Running deploy, int journalsBefore, int lines) {
        Await.until(
                lines + " events",
                Howdah.LONG,
                () -> !deploy.isAlive()
                        || (cluster.journals() > journalsBefore
                                && cluster.journal().size() >= lines),
                yes -> yes);
    }

    private boolean hasSecrets() {
        var inventory = cluster.directory().resolve("inventory");
        if (!Files.isDirectory(inventory)) {
            return false;
        }
        try (var files = Files.walk(inventory)) {
            return files.filter(file -> file.toString().endsWith(".yml")).count() >= 2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Once what starts by itself (WAL streaming to Barman) has started.
    private String settled() {
        AsAskedFor.check(cluster, 0);
        return ClusterState.of(cluster);
    }

    private void assertSame() {
        var expected = undisturbed.lines().toList();
        var actual = settled().lines().toList();
        var differences = DiffUtils.diff(expected, actual).getDeltas();
        assertThat(differences).isEmpty();
        assertThat(actual).isEqualTo(expected);
    }
}
