package dev.howdah.topology;

import static dev.howdah.testing.Nodes.empty;
import static dev.howdah.testing.Nodes.primary;
import static dev.howdah.testing.Nodes.standby;
import static dev.howdah.testing.Nodes.stoppedPrimary;
import static dev.howdah.testing.Nodes.stoppedStandby;
import static dev.howdah.testing.Nodes.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Cluster;
import dev.howdah.testing.Clusters;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/// Who is primary and who follows whom, of an M1 cluster whose config.yml says primary ← replica ← cascaded1.
class TopologyTest {

    private static final Cluster CLUSTER = Clusters.m1(1);

    @Test
    void beforeTheFirstDeployItIsTheOneOfTheConfiguration() {
        var topology = of(empty(), empty(), empty());

        assertThat(topology.primary()).isEmpty();
        assertThat(topology.expectedPrimary()).isEqualTo("primary");
        assertUpstreams(topology, "-", "primary", "replica");
    }

    @Test
    void afterAFailoverItIsTheOneThatRunsAsPrimary() {
        var topology = of(stoppedPrimary(1), primary(2), standby(2, "10.33.0.3"));

        assertThat(topology.primary()).contains("replica");
        assertThat(topology.isFormerPrimary("primary")).isTrue();
        assertUpstreams(topology, "replica", "-", "replica");
    }

    @Test
    void afterARejoinTheOldPrimaryFollowsWhomItFollows() {
        var topology = of(standby(2, "cascaded1"), primary(2), standby(2, "replica"));

        assertThat(topology.isFormerPrimary("primary")).isFalse();
        assertUpstreams(topology, "cascaded1", "-", "replica");
    }

    @Test
    void ofTwoThatRunAsPrimaryTheHigherTimelineWins() {
        var topology = of(primary(1, 5000), primary(2, 10), standby(2, "replica"));

        assertThat(topology.primaries()).containsExactly("primary", "replica");
        assertThat(topology.primary()).contains("replica");
        assertThat(topology.isFormerPrimary("primary")).isTrue();
        assertThat(Disagreements.within(topology)).anyMatch(line -> line.contains("split brain"));
    }

    @Test
    void ofTwoOnOneTimelineTheOneThatWroteMoreWins() {
        assertThat(of(primary(2, 10), primary(2, 20), empty()).primary()).contains("replica");
        assertThat(of(primary(2, 20), primary(2, 10), empty()).primary()).contains("primary");
    }

    @Test
    void ofAClusterStoppedWholeAfterAFailoverItIsTheOneOnTheHighestTimeline() {
        var topology = of(stoppedPrimary(1), stoppedPrimary(2), stoppedStandby(2));

        assertThat(topology.primary()).contains("replica");
        assertThat(topology.expectedPrimary()).isEqualTo("replica");
        assertThat(topology.isFormerPrimary("primary")).isTrue();
        assertThat(topology.isFormerPrimary("replica")).isFalse();
        assertUpstreams(topology, "replica", "-", "replica");
    }

    @Test
    void ofAClusterStoppedWholeWithoutAFailoverItIsTheOneThatWouldStartAsPrimary() {
        var topology = of(stoppedPrimary(1), stoppedStandby(1), stoppedStandby(1));

        assertThat(topology.primary()).contains("primary");
        assertThat(topology.isFormerPrimary("primary")).isFalse();
    }

    @Test
    void anOldPrimaryIsNotStartedWhileTheNewOneIsOutOfReach() {
        var topology = of(stoppedPrimary(1), unreachable(), standby(2, "replica"));

        assertThat(topology.primary()).isEmpty();
        assertThat(topology.isFormerPrimary("primary")).isTrue();
        assertThat(topology.expectedPrimary()).isEqualTo("replica");
    }

    @Test
    void anOldPrimaryIsNotStartedWhereAStoppedStandbyKnowsALaterTimeline() {
        var topology = of(stoppedPrimary(1), unreachable(), stoppedStandby(2));

        assertThat(topology.isFormerPrimary("primary")).isTrue();
        assertThat(topology.expectedPrimary()).isEqualTo("replica");
    }

    @Test
    void aRunningStandbyKeepsItsUpstreamThoughThatDoesNotAnswer() {
        var topology = of(primary(1), unreachable(), standby(1, "replica"));

        assertUpstreams(topology, "-", "primary", "replica");
    }

    @Test
    void whoHasNoDataYetFollowsThePrimaryWhereItsUpstreamCannotFeedIt() {
        assertUpstreams(of(primary(1), unreachable(), empty()), "-", "primary", "primary");
        assertUpstreams(of(primary(2), stoppedPrimary(1), empty()), "-", "primary", "primary");
        assertUpstreams(of(primary(1), stoppedStandby(1), empty()), "-", "primary", "replica");
    }

    @Test
    void standbysThatFollowEachOtherDoNotHangTheSearch() {
        var topology = of(unreachable(), standby(1, "cascaded1"), standby(1, "replica"));

        assertThat(topology.expectedPrimary()).isEqualTo("primary");
    }

    @Test
    void chainsNeverCloseACircle() {
        assertUpstreams(of(primary(2), standby(2, "cascaded1"), empty()), "-", "cascaded1", "primary");
        assertUpstreams(of(primary(2), standby(2, "cascaded1"), standby(2, "replica")), "-", "primary", "replica");
    }

    @Test
    void ownDataLostIsNotTakenForANewCluster() {
        var topology = of(empty(), standby(1, "primary"), standby(1, "replica"));

        assertThat(topology.primary()).isEmpty();
        assertThat(topology.expectedPrimary()).isEqualTo("primary");
    }

    @Test
    void aWitnessIsNeverThePrimary() {
        var cluster = Clusters.m1(0);
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put("primary", primary(1));
        nodes.put("replica", standby(1, "primary"));
        nodes.put("barman", primary(7));
        var topology = new Topology(cluster, nodes);

        assertThat(topology.primaries()).containsExactly("primary");
        assertThat(topology.isFormerPrimary("barman")).isFalse();
    }

    private static void assertUpstreams(Topology topology, String... upstreams) {
        assertThat(CLUSTER.dataInstances().stream()
                        .map(instance -> topology.upstream(instance).orElse("-"))
                        .toList())
                .containsExactly(upstreams);
    }

    private static Topology of(Node primary, Node replica, Node cascaded) {
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put("primary", primary);
        nodes.put("replica", replica);
        nodes.put("cascaded1", cascaded);
        return new Topology(CLUSTER, nodes);
    }
}
