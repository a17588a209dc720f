package dev.howdah.component.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Deployment;
import dev.howdah.component.Needs;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PostgresWish;
import dev.howdah.engine.Change;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Setting;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.FakeCredentials;
import dev.howdah.testing.KnownFacts;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatroniTest {

    private static final Cluster CLUSTER = Clusters.patroni(Map.of());
    private static final Map<String, Node> RUNNING = Map.of(
            "primary", Nodes.primary(Map.of("max_connections", 250)),
            "replica", Nodes.standby(1, "primary"),
            "cascaded1", Nodes.standby(1, "replica"));

    @Test
    void aNewClusterIsMadeByTheFirstAndClonedByTheOthersSideBySide() {
        var deployment = Deployments.of(CLUSTER);

        assertThat(awaits(deployment, "primary", "patroni: run")).containsExactly("etcd-ready(etcd1)");
        for (var replica : List.of("replica", "cascaded1")) {
            assertThat(awaits(deployment, replica, "patroni: run"))
                    .containsExactlyInAnyOrder("etcd-ready(etcd1)", "postgres-running(primary)");
            assertThat(awaits(deployment, replica, "patroni: restart where settings wait for it"))
                    .isEmpty();
        }
        assertThat(awaits(deployment, "primary", "patroni: restart where settings wait for it"))
                .isEmpty();
    }

    @Test
    void runningReplicasRestartOneByOneAndTheLeaderLast() {
        var deployment = Deployments.of(CLUSTER, RUNNING);

        assertThat(restartsAfter(deployment, wish("max_connections", "300"), "replica"))
                .isEmpty();
        assertThat(restartsAfter(deployment, wish("max_connections", "300"), "cascaded1"))
                .containsExactly("patroni-restarted(replica)");
        assertThat(restartsAfter(deployment, wish("max_connections", "300"), "primary"))
                .containsExactly("patroni-restarted(cascaded1)");
    }

    @Test
    void theLeaderRestartsFirstWhereALimitShrinks() {
        var deployment = Deployments.of(CLUSTER, RUNNING);

        assertThat(restartsAfter(deployment, wish("max_connections", "200"), "primary"))
                .isEmpty();
        assertThat(restartsAfter(deployment, wish("max_connections", "200"), "replica"))
                .containsExactly("patroni-restarted(primary)");
    }

    @Test
    void theLeaderIsTheLiveOne() {
        var after = Deployments.of(
                CLUSTER,
                Map.of(
                        "primary", Nodes.standby(2, "replica"),
                        "replica", Nodes.primary(2),
                        "cascaded1", Nodes.standby(2, "replica")));

        assertThat(names(after, "replica")).contains("patroni: settings of the cluster");
        assertThat(names(after, "primary")).doesNotContain("patroni: settings of the cluster");
    }

    @Test
    void noEmptyPlaceBecomesANewClusterWhereAnotherMemberMayHoldData() {
        var silent = Deployments.of(CLUSTER, Map.of("replica", Nodes.unreachable()));
        var stopped = Deployments.of(CLUSTER, Map.of("replica", Nodes.stoppedStandby(1)));

        for (var deployment : List.of(silent, stopped)) {
            var refused = steps(deployment, "primary", wish("work_mem", "1MB"))
                    .getFirst()
                    .resources()
                    .getFirst();
            assertThat(refused).isInstanceOf(PostgresPlace.class);
            assertThat(((PostgresPlace) refused).mayNot()).isPresent();
        }
        var fresh = (PostgresPlace) steps(Deployments.of(CLUSTER), "primary", wish("work_mem", "1MB"))
                .getFirst()
                .resources()
                .getFirst();
        assertThat(fresh.mayNot()).isEmpty();
    }

    @Test
    void slotsOfOthersAndOfReplicasOfTheFirstLevelArePermanent() {
        var deployment = Deployments.of(CLUSTER, RUNNING, Needs.none().slot("backup_barman"), Set.of());

        assertThat(new PatroniWish(deployment, wish("work_mem", "1MB"))
                        .dynamic()
                        .get("slots"))
                .isEqualTo(Map.of(
                        "primary", Map.of("type", "physical"),
                        "replica", Map.of("type", "physical"),
                        "backup_barman", Map.of("type", "physical")));
    }

    @Test
    void synchronousReplicationIsPatronisOwnMode() {
        var quorum = Clusters.patroni(Map.of("synchronous_replication", "quorum", "synchronous_replication_count", 2));
        assertThat(new PatroniWish(Deployments.of(quorum), wish("work_mem", "1MB")).dynamic())
                .containsEntry("synchronous_mode", "quorum")
                .containsEntry("synchronous_mode_strict", true)
                .containsEntry("synchronous_node_count", 2);
        var off = Clusters.patroni(Map.of("synchronous_replication", "off"));
        assertThat(new PatroniWish(Deployments.of(off), wish("work_mem", "1MB")).dynamic())
                .containsEntry("synchronous_mode", false);
        assertThat(new PatroniWish(Deployments.of(CLUSTER), wish("work_mem", "1MB")).dynamic())
                .doesNotContainKey("synchronous_mode");
    }

    @Test
    void anOldPatroniIsNotTakenForOneThatKnowsQuorum() {
        var known = new QuorumKnown("primary");
        var fact = known.facts().getFirst();
        assertThat(known.compare(KnownFacts.none().with(fact, "patroni 4.0.5\n")))
                .isInstanceOf(Change.Same.class);
        assertThat(known.compare(KnownFacts.none().with(fact, "patroni 3.0.2\n")))
                .isInstanceOf(Change.Refused.class);
        assertThat(known.compare(KnownFacts.none().with(fact, "\n"))).isInstanceOf(Change.Later.class);
    }

    @Test
    void theUsersSettingsOfTheClusterWin() {
        var cluster =
                Clusters.patroni(Map.of("patroni_dynamic_conf_settings", Map.of("ttl", 60, "synchronous_mode", true)));
        var dynamic = new PatroniWish(Deployments.of(cluster), wish("work_mem", "1MB")).dynamic();

        assertThat(dynamic).containsEntry("ttl", 60).containsEntry("synchronous_mode", true);
        assertThat(dynamic).containsEntry("primary_start_timeout", 15);
    }

    @Test
    void whatPatroniSetsItselfIsLeftToItAndItsLeastValuesAreKept() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("cluster_name", "primary");
        settings.put("port", "5432");
        settings.put("wal_keep_size", "0");
        settings.put("max_connections", "10");
        settings.put("synchronous_standby_names", "");

        assertThat(PatroniWish.parameters(settings))
                .isEqualTo(Map.of("wal_keep_size", "16MB", "max_connections", "25"));
    }

    @Test
    void cascadedReplicasAreNotEligibleUnlessTheUserSaysSo() {
        assertThat(conf(CLUSTER, "cascaded1")).contains("replicatefrom: replica", "nofailover: true");
        assertThat(conf(CLUSTER, "replica")).doesNotContain("nofailover", "replicatefrom");
        assertThat(conf(Clusters.patroni(Map.of("patroni_cascaded_failover", true)), "cascaded1"))
                .contains("replicatefrom: replica")
                .doesNotContain("nofailover");
    }

    @Test
    void bothWordsForARunningReplicaAreUnderstood() {
        for (var state : List.of("running", "streaming")) {
            var instance = CLUSTER.instance("primary");
            var fact = new Patroni().view(CLUSTER, instance);
            var answer =
                    "patroni {}\ncluster {\"members\": [{\"name\": \"primary\", \"role\": \"leader\", \"state\": \"running\"},"
                            + " {\"name\": \"replica\", \"role\": \"replica\", \"state\": \"" + state + "\"},"
                            + " {\"name\": \"cascaded1\", \"role\": \"replica\", \"state\": \"" + state
                            + "\"}]}\nconfig {}\n";
            var view = fact.reading().apply(answer);

            assertThat(view.primary()).contains("primary");
            assertThat(view.members()).allMatch(member -> member.running());
            assertThat(view.member("cascaded1").orElseThrow().upstream()).contains("replica");
        }
    }

    @Test
    void aPauseIsShown() {
        var fact = new Patroni().view(CLUSTER, CLUSTER.instance("primary"));
        var view = fact.reading().apply("cluster {\"members\": [{\"name\": \"primary\"}]}\nconfig {\"pause\": true}\n");

        assertThat(view.members().getFirst().agent()).isEqualTo("paused");
    }

    @Test
    void settingsThatAreGoneFromConfigAreTakenOutAndAPauseStays() {
        var conf = new PatroniConf(
                CLUSTER, CLUSTER.instance("primary"), PostgresPaths.of(CLUSTER, CLUSTER.instance("primary")));
        SequencedMap<String, Object> wished = new LinkedHashMap<>();
        wished.put("ttl", 20);
        wished.put("postgresql", Map.of("parameters", Map.of("work_mem", "16MB")));
        var resource = new DynamicSettings(conf, wished);
        var facts = KnownFacts.none()
                .with(
                        PatroniFacts.of(CLUSTER, CLUSTER.instance("primary")),
                        "config {\"pause\": true, \"ttl\": 20, \"postgresql\": {\"parameters\": {\"work_mem\": \"16MB\", \"old\": \"1\"}}}\n");

        assertThat(resource.compare(facts))
                .asString()
                .contains("- postgresql.parameters.old = 1")
                .doesNotContain("pause");
    }

    private static String conf(Cluster cluster, String instance) {
        var found = cluster.instance(instance);
        return new PatroniConf(cluster, found, PostgresPaths.of(cluster, found))
                .text(new FakeCredentials(), wish("work_mem", "1MB"))
                .reveal();
    }

    private static PostgresWish wish(String name, String value) {
        var shared = new LinkedHashMap<>(Map.of(name, value));
        return new PostgresWish(
                shared, new LinkedHashMap<>(), List.of("local all all peer"), "C.UTF-8", List.of(), Optional.empty());
    }

    private static List<Step> steps(Deployment deployment, String instance, PostgresWish wish) {
        return new PatroniSteps(deployment, deployment.cluster().instance(instance), wish).all();
    }

    private static List<String> names(Deployment deployment, String instance) {
        return steps(deployment, instance, wish("work_mem", "1MB")).stream()
                .map(Step::name)
                .toList();
    }

    private static List<String> awaits(Deployment deployment, String instance, String step) {
        return awaits(steps(deployment, instance, wish("work_mem", "1MB")), step);
    }

    private static List<String> restartsAfter(Deployment deployment, PostgresWish wish, String instance) {
        return awaits(steps(deployment, instance, wish), "patroni: restart where settings wait for it");
    }

    private static List<String> awaits(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .flatMap(step -> step.awaits().stream())
                .map(Object::toString)
                .sorted()
                .toList();
    }

    @Test
    void everySettingIsDeclaredOnceAndSaysWhatItMeans() {
        assertThat(new Patroni().settings()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(new Patroni().settings())
                .allSatisfy(setting ->
                        assertThat(setting.meaning()).as(setting.name()).endsWith("."));
    }
}
