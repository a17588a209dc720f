package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
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
}
