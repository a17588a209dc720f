package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The layouts of M1 by number of cascaded replicas, on both systems.
@Tag("e2e")
class LayoutsE2eTest {

    @ParameterizedTest(name = "Debian {0}, {1} cascaded replicas")
    @CsvSource({"13, 0", "13, 1", "13, 2", "13, 3", "12, 0", "12, 2", "12, 3"})
    void isWhatWasAskedFor(String debian, int cascaded) {
        try (var cluster = TestCluster.prepared("layout", 4, debian, cascaded)) {
            cluster.configure().succeeds();
            cluster.deploy().succeeds();
            AsAskedFor.check(cluster, cascaded);
            whatIsWrittenIsReadEverywhere(cluster);
            cluster.plan("--detailed-exitcode").succeeds();
        }
    }

    private static void whatIsWrittenIsReadEverywhere(TestCluster cluster) {
        cluster.node(1).sql("create table elephant as select 42 as tusks");
        for (var node : cluster.dataNodes()) {
            Await.until(
                    node.name() + " has the row",
                    Duration.ofMinutes(1),
                    () -> node.trySql("select tusks from elephant").out().strip(),
                    "42"::equals);
        }
        assertThat(cluster.node(2).trySql("drop table elephant").exitCode()).isNotZero();
    }

    /// Two locations with two data nodes each and a third with a witness alone; and the cluster's own command and test.
    @Test
    void severalLocationsAreWhatWasAskedFor() {
        try (var cluster = TestCluster.prepared("locations", 10, "12", 3)) {
            var names = cluster.directory().resolveSibling("locations.names");
            TestCluster.write(
                    names,
                    IntStream.rangeClosed(1, 6)
                            .mapToObj(node -> cluster.node(node).name() + "\n")
                            .collect(Collectors.joining()));
            Howdah.run(("configure " + cluster.path() + " --architecture M1 --platform docker --postgresql 15"
                                    + " --enable-repmgr --location-names north south third --witness-only-location third"
                                    + " --data-nodes-per-location 2 --os-image howdah-test/debian:12 --network "
                                    + cluster.network() + " --hostnames-unsorted --hostnames-from " + names)
                            .split(" "))
                    .succeeds();
            cluster.setVariable("apt_repository_list: []");
            assertThat(cluster.deploy().succeeds().all()).doesNotContain("warning");
            isTheTreeOfLocations(cluster);
            cluster.plan("--detailed-exitcode").succeeds();
            itsOwnCommandAndTestsRun(cluster);
        }
    }

    private static void isTheTreeOfLocations(TestCluster cluster) {
        cluster.awaitStreaming(1, 2, 4);
        cluster.awaitStreaming(4, 5);
        var expected = new ArrayList<String>();
        for (int node = 1; node <= 6; node++) {
            if (node != 3) { // the Barman server has no Postgres
                expected.add(cluster.node(node).name()
                        + (node == 1 ? "|primary|t" : node == 6 ? "|witness|t" : "|standby|t"));
            }
        }
        assertThat(cluster.node(1).rows("repmgr", "select node_name, type, active from repmgr.nodes order by node_id"))
                .isEqualTo(expected);
        Await.until(
                "barman check is clean",
                Duration.ofMinutes(3),
                () -> cluster.node(3).barmanCheck(),
                checked -> checked.exitCode() == 0);
    }

    private static void itsOwnCommandAndTestsRun(TestCluster cluster) {
        TestCluster.write(
                cluster.directory().resolve("commands/where.sh"),
                "# howdah: on=south\necho \"$HOWDAH_INSTANCE follows $HOWDAH_UPSTREAM as $(id -un): $*\"\n");
        assertThat(cluster.run("where", "a b").succeeds().out().lines())
                .containsExactlyInAnyOrder(
                        "%1$s: %1$s follows %2$s as root: a b"
                                .formatted(
                                        cluster.node(4).name(), cluster.node(1).name()),
                        "%1$s: %1$s follows %2$s as root: a b"
                                .formatted(
                                        cluster.node(5).name(), cluster.node(4).name()));
        assertThat(cluster.node(4).sh("ls -A /var/opt/howdah/incoming /usr/local/lib/howdah"))
                .doesNotContain("program.");
        TestCluster.write(cluster.directory().resolve("commands/here.sh"), "echo \"$HOWDAH_PRIMARY\"; exit 42\n");
        assertThat(cluster.run("here").exits(42).out())
                .isEqualTo(cluster.node(1).name() + "\n");
        TestCluster.write(
                cluster.directory().resolve("tests/writes.sh"),
                "# howdah: on=primary\nrunuser -u \"$HOWDAH_POSTGRES_USER\" -- psql -XAtc 'select pg_is_in_recovery()'"
                        + " | grep -x f\n");
        TestCluster.write(cluster.directory().resolve("tests/fails.sh"), "echo no elephant; exit 1\n");
        cluster.run("test", "writes").succeeds();
        assertThat(cluster.run("test", "fails", "--format", "junit").exits(1).out())
                .contains("failures=\"1\"", "name=\"tests/fails.sh\"", "no elephant");
    }
}
