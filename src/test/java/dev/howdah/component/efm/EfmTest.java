package dev.howdah.component.efm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Deployment;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.Role;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EfmTest {

    private static final Cluster CLUSTER = Clusters.efm(1, Map.of());

    private static List<Step> steps(Deployment deployment, String instance) {
        return new Efm().steps(deployment, deployment.cluster().instance(instance));
    }

    private static Needs needs(Cluster cluster, String instance, Distribution distribution) {
        return new Efm().needs(cluster, cluster.instance(instance), Machine.likely(distribution));
    }

    @Test
    void thePrimarysAgentStartsFirst() {
        var deployment = Deployments.of(CLUSTER);
        assertThat(steps(deployment, "primary").getLast().awaits()).isEmpty();
        for (var other : List.of("replica", "cascaded1", "barman")) {
            assertThat(steps(deployment, other).getLast().awaits())
                    .isEqualTo(Set.of(new Milestone("efm-watches", "primary")));
        }
    }

    @Test
    void aFormerPrimaryThatStandsStillIsNotWatchedAndHoldsUpNobody() {
        var deployment = Deployments.of(
                CLUSTER,
                Map.of(
                        "primary",
                        Nodes.stoppedPrimary(1),
                        "replica",
                        Nodes.primary(2),
                        "cascaded1",
                        Nodes.standby(2, "replica")));
        assertThat(steps(deployment, "primary")).extracting(Step::name).containsExactly("efm: configure");
        assertThat(steps(deployment, "replica").getLast().awaits()).isEmpty();
        assertThat(steps(deployment, "cascaded1").getLast().awaits())
                .isEqualTo(Set.of(new Milestone("efm-watches", "replica")));
    }

    @Test
    void nobodyWaitsForAPrimaryThatDoesNotAnswer() {
        var deployment = Deployments.of(CLUSTER, Map.of("primary", Nodes.unreachable()));
        assertThat(steps(deployment, "replica").getLast().awaits()).isEmpty();
    }

    @Test
    void aHostWithoutPostgresThatIsNoWitnessHasNoAgent() {
        var cluster = Clusters.efm(0, Map.of());
        var bystander = cluster.instance("barman").withRoles(Set.of(Role.BARMAN));
        assertThat(new Efm().steps(Deployments.of(cluster), bystander)).isEmpty();
        assertThat(new Efm().units(cluster, bystander)).isEmpty();
        assertThat(new Efm().units(cluster, cluster.instance("barman"))).containsExactly("edb-efm-4.9");
    }

    @Test
    void anotherOwnerOfPostgresGetsASudoersFileAndThePackagedOnesDoNot() {
        assertThat(addresses(CLUSTER)).noneMatch(address -> address.contains("sudoers"));
        var cluster = Clusters.efm(0, Map.of(PostgresPaths.USER.name(), "pg"));
        assertThat(addresses(cluster)).contains("file /etc/sudoers.d/howdah-efm");
    }

    private static List<String> addresses(Cluster cluster) {
        return steps(Deployments.of(cluster), "replica").getFirst().resources().stream()
                .map(Resource::address)
                .toList();
    }

    @Test
    void theRoleIsNoSuperuserAndTheWitnessIsLetIn() {
        var needs = needs(CLUSTER, "primary", Distribution.LIKELY);
        assertThat(needs.roles()).singleElement().satisfies(role -> {
            assertThat(role.attributes()).containsExactly("LOGIN", "REPLICATION");
            assertThat(role.grants()).hasSize(3);
        });
        var witness = CLUSTER.instance("barman").address().orElseThrow();
        assertThat(needs.hbaLines())
                .singleElement()
                .asString()
                .startsWith("hostssl")
                .contains(witness + "/32");
        assertThat(needs(CLUSTER, "barman", Distribution.LIKELY).roles()).isEmpty();
    }

    @Test
    void whoTurnsTlsOffIsLetInWithoutIt() {
        var properties = new LinkedHashMap<String, Object>(Map.of("jdbc.sslmode", "disable"));
        var cluster = Clusters.efm(
                0,
                Map.of(EfmSettings.CONF.name(), EfmSettings.PROPERTIES.reading().apply(properties)));
        assertThat(needs(cluster, "primary", Distribution.LIKELY).hbaLines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("host "));
    }

    @ParameterizedTest
    @CsvSource({
        "debian, 11, edb-efm49, openjdk-11-jre-headless",
        "debian, 12, edb-efm49, openjdk-17-jre-headless",
        "debian, 13, edb-efm50, openjdk-21-jre-headless",
        "ubuntu, 22.04, edb-efm49, openjdk-11-jre-headless",
        "ubuntu, 24.04, edb-efm50, openjdk-17-jre-headless",
        "rocky, 9, edb-efm49, java-11-openjdk-headless",
        "rhel, 10, edb-efm50, java-21-openjdk-headless",
        "sles, 15, edb-efm49, java-11-openjdk-headless"
    })
    void packagesAreThoseOfTheDistribution(String id, String version, String efm, String java) {
        var distribution = Distribution.find(id, version).orElseThrow();
        var found = Map.of("barman", distribution, "primary", distribution);
        assertThat(needs(CLUSTER.runningOn(found), "barman", distribution).packages())
                .contains(efm, java);
    }

    static Stream<Distribution> distributions() {
        return Distribution.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void everyDistributionHasItsPackages(Distribution distribution) {
        assertThat(needs(CLUSTER, "primary", distribution).packages()).hasSizeGreaterThan(4);
    }

    @Test
    void slotsAreNamedAsTpaNamesThem() {
        assertThat(new Efm().slot(CLUSTER.instance("replica"))).isEqualTo("tpa_replica");
        assertThat(new Efm().keepsSlot(CLUSTER, "tpa_replica", true)).isTrue();
        assertThat(new Efm().keepsSlot(CLUSTER, "tpa_replica", false)).isFalse();
    }

    @Test
    void agentsBindToNamesWhereAskedTo() {
        var cluster = Clusters.efm(0, Map.of(EfmSettings.BIND_BY_NAME.name(), true));
        var places = new EfmPlaces(cluster, cluster.instance("primary"));
        assertThat(places.bindingOf(cluster.instance("replica"))).isEqualTo("replica:7800");
        assertThat(places.addressOf(cluster.instance("replica"))).isEqualTo("replica");
    }
}
