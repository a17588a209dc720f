package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Cluster;
import dev.howdah.testing.Clusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static List<String> synchronous(Cluster cluster) {
        return Outlook.lines(cluster).stream()
                .dropWhile(line -> !line.startsWith("Synchronous"))
                .toList();
    }

    @Test
    void nothingIsSaidOfSynchronousReplicasWhereThereAreNone() {
        assertThat(Outlook.lines(Clusters.m1(1))).hasSize(3);
    }

    @Test
    void withRepmgrWritesStandStillAndNothingIsLost() {
        assertThat(synchronous(Clusters.m1(1, Map.of("synchronous_replication", "quorum"))))
                .containsExactly(
                        "Synchronous replication: a commit waits for any 1 of replica.",
                        "  When it goes away, writes stand still until it is back; nothing is acknowledged that only the"
                                + " primary has.",
                        "  A failover by repmgr loses no acknowledged row.");
    }

    @Test
    void whereNobodyWouldBeLeftToWaitForThatIsSaid() {
        assertThat(synchronous(Clusters.m1(0, Map.of("synchronous_replication", "quorum"))))
                .anyMatch(
                        line -> line.contains("After a failover writes stand still until the former primary is back"));
        assertThat(synchronous(Clusters.patroni(Map.of("synchronous_replication", "named"))))
                .anyMatch(
                        line -> line.contains("After a failover writes stand still until the former primary is back"));
    }

    @Test
    void patroniSaysWhatNotStrictMeans() {
        var vars = Map.<String, Object>of("synchronous_replication", "named", "synchronous_replication_strict", false);
        assertThat(synchronous(Clusters.patroni(vars)))
                .hasSize(2)
                .last()
                .satisfies(line -> assertThat(line).contains("Patroni lets commits go on alone"));
    }

    @Test
    void whereNobodyIsPromotedByItselfThatIsSaid() {
        assertThat(Outlook.lines(Clusters.m1(1, Map.of("repmgr_failover", "manual"))))
                .containsExactly("Nobody is promoted by itself: writes are away until 'howdah failover' is called.");
    }
}
