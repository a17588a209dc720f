package dev.howdah.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterRule.Breach;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.testing.Clusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SynchronousReplicationTest {

    private static final Map<String, Object> QUORUM = Map.of("synchronous_replication", "quorum");

    private static String names(Cluster cluster, String member) {
        return SynchronousReplication.standbyNames(cluster, cluster.instance(member));
    }

    /// primary, replica with a cascaded one below it, and a second replica of the primary.
    private static Cluster withTwo(Map<String, Object> settings, Map<String, Object> ofSecond) {
        var instances = new ArrayList<>(Clusters.m1(1).instances());
        instances.add(new Instance(
                9,
                "second-1",
                "main",
                Set.of(Role.REPLICA),
                Optional.of("primary"),
                List.of(),
                Optional.empty(),
                Settings.of(ofSecond)));
        return Clusters.of(instances, settings);
    }

    private static List<String> breaches(Cluster cluster) {
        return SynchronousRules.breaches(cluster).stream().map(Breach::what).toList();
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        var all = new HashMap<>(QUORUM);
        all.putAll(more);
        return all;
    }

    @Test
    void nobodyIsWaitedForWhereNothingIsAsked() {
        assertThat(names(Clusters.m1(1), "primary")).isEmpty();
        var older = Clusters.m1(1, Map.of("synchronous_standby_names", "ANY 1 (replica)"));
        assertThat(names(older, "primary")).isEqualTo("ANY 1 (replica)");
    }

    /// One below another replica does not count before it streams from the primary; after two failovers it may.
    @Test
    void aMembersListIsRightWhoeverStreamsFromItOnceItIsPromoted() {
        var cluster = withTwo(QUORUM, Map.of());
        assertThat(names(cluster, "primary")).isEqualTo("ANY 1 (replica, cascaded1, \"second-1\")");
        assertThat(names(cluster, "replica")).isEqualTo("ANY 1 (primary, cascaded1, \"second-1\")");
        assertThat(names(cluster, "second-1")).isEqualTo("ANY 1 (primary, replica, cascaded1)");
    }

    @Test
    void aListKeepsItsOrder() {
        var cluster = withTwo(
                Map.of(
                        "synchronous_replication",
                        "named",
                        "synchronous_replication_count",
                        2,
                        "synchronous_replication_names",
                        List.of("second-1", "replica", "primary")),
                Map.of());
        assertThat(names(cluster, "primary")).isEqualTo("FIRST 2 (\"second-1\", replica)");
        assertThat(breaches(cluster)).isEmpty();
    }

    @Test
    void whoIsNeverPromotedIsNotWaitedFor() {
        assertThat(names(withTwo(QUORUM, Map.of("repmgr_priority", 0)), "primary"))
                .isEqualTo("ANY 1 (replica, cascaded1)");
    }

    @Test
    void moreThanThereAreIsRefused() {
        assertThat(breaches(Clusters.m1(1, with(Map.of("synchronous_replication_count", 2)))))
                .containsExactly(
                        "commits are to wait for 2, and while primary is primary only replica can be waited for");
        assertThat(breaches(Clusters.m1(1, with(Map.of("synchronous_replication_count", 0)))))
                .singleElement()
                .satisfies(what -> assertThat(what).contains("wait for 1 or more"));
    }

    @Test
    void aListThatIsEmptyAfterAFailoverIsRefused() {
        assertThat(breaches(Clusters.m1(1, with(Map.of("synchronous_replication_names", List.of("replica"))))))
                .containsExactly(
                        "commits are to wait for 1, and while replica is primary only nobody can be waited for");
        assertThat(breaches(
                        Clusters.m1(1, with(Map.of("synchronous_replication_names", List.of("replica", "primary"))))))
                .isEmpty();
    }

    @Test
    void whatPostgresCannotDoByItselfIsRefused() {
        var loose = with(Map.of("synchronous_replication_strict", false));
        assertThat(breaches(Clusters.m1(1, loose)))
                .singleElement()
                .satisfies(what -> assertThat(what).contains("cannot be had with repmgr"));
        assertThat(breaches(Clusters.efm(1, loose))).hasSize(1);
        assertThat(breaches(Clusters.patroni(
                        Map.of("synchronous_replication", "named", "synchronous_replication_strict", false))))
                .isEmpty();
    }

    @Test
    void anOldPatroniKnowsNoQuorum() {
        assertThat(breaches(Clusters.patroni(QUORUM)))
                .containsExactly(
                        "synchronous_replication: quorum needs Patroni 4.0, and Debian 12 packages an older one");
    }

    @Test
    void contradictionsAreRefused() {
        assertThat(breaches(Clusters.m1(1, with(Map.of("synchronous_standby_names", "replica")))))
                .singleElement()
                .satisfies(what -> assertThat(what).contains("say the same thing in two ways"));
        assertThat(breaches(Clusters.m1(1, with(Map.of("synchronous_commit", "off")))))
                .containsExactly("with synchronous_commit = off no commit waits for a replica");
        assertThat(breaches(
                        Clusters.m1(1, with(Map.of("synchronous_replication_names", List.of("primary", "replicca"))))))
                .anyMatch(what -> what.contains("'replicca'"));
    }
}
