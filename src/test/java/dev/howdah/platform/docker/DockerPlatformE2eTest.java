package dev.howdah.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.howdah.host.Script;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.DockerConnections;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.Cluster;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Instances come and go as real containers.
@Tag("e2e")
class DockerPlatformE2eTest {

    private static final Subnet RANGE = Subnet.parse("10.213.7.0/28").orElseThrow();
    private static final ClusterLabels LABELS = new ClusterLabels("platform-test", "/nowhere/platform-test");
    private static final ClusterLabels STRANGER = new ClusterLabels("platform-test", "/elsewhere/platform-test");

    private static final Instance ONE = instance(1, "pt-one");
    private static final Instance TWO = instance(2, "pt-two");

    private final Engine engine = Engine.fromEnvironment();

    @BeforeAll
    static void makeImage() {
        PreparedImages.bare("12");
    }

    @AfterEach
    void removeAll() {
        platform(LABELS, "howdah-pt", RANGE, ONE, TWO).deprovision(ProvisioningListener.NONE);
        platform(STRANGER, "howdah-pt2", RANGE, TWO).deprovision(ProvisioningListener.NONE);
        engine.close();
    }

    private static Instance instance(int node, String name) {
        return new Instance(
                node,
                name,
                "main",
                Set.of(Role.PRIMARY),
                Optional.empty(),
                List.of(),
                Optional.of(RANGE.address(node + 1)),
                Settings.NONE);
    }

    private DockerPlatform platform(ClusterLabels labels, String network, Subnet range, Instance... instances) {
        var wish = new Platform.Docker(DistributionImage.of(DistributionImage.DEBIAN, "12"), network, range);
        var cluster = new Cluster(
                labels.cluster(),
                "M1",
                wish,
                new PostgresVersion(15),
                FailoverChoice.REPMGR,
                List.of("main"),
                List.of(instances),
                Settings.NONE);
        return new DockerPlatform(engine, cluster, wish, labels);
    }

    private static List<String> texts(List<ProvisioningChange> changes) {
        return changes.stream().map(ProvisioningChange::text).toList();
    }

    @Test
    void createsWhatIsMissingAndThenNothing() {
        var platform = platform(LABELS, "howdah-pt", RANGE, ONE, TWO);
        var planned = platform.plan();
        assertThat(texts(planned))
                .containsExactly(
                        "+ network howdah-pt 10.213.7.0/28",
                        "+ container pt-one 10.213.7.2",
                        "+ container pt-two 10.213.7.3");
        assertThat(platform.instances()).isEmpty();
        assertThat(platform.provision(ProvisioningListener.NONE)).isEqualTo(planned);
        assertThat(platform.plan()).isEmpty();
        assertThat(platform.provision(ProvisioningListener.NONE)).isEmpty();
        assertThat(platform.instances())
                .extracting(ProvisionedInstance::name, ProvisionedInstance::address)
                .containsExactly(tuple("pt-one", "10.213.7.2"), tuple("pt-two", "10.213.7.3"));
        assertThat(answer("pt-one", "hostname; systemctl is-system-running")).isEqualTo("pt-one\nrunning\n");
        assertThat(answer("pt-one", "getent hosts pt-two >/dev/null && systemctl is-active ssh"))
                .isEqualTo("active\n");
    }

    private String answer(String container, String script) {
        try (var connection = new DockerConnections(engine, LABELS).to(container)) {
            return connection.run(Script.question(script)).out();
        }
    }

    @Test
    void makesOneAgainThatWasRemovedAndStartsOneThatWasStopped() {
        var platform = platform(LABELS, "howdah-pt", RANGE, ONE, TWO);
        platform.provision(ProvisioningListener.NONE);
        engine.client().removeContainerCmd("pt-one").withForce(true).exec();
        engine.client().stopContainerCmd("pt-two").exec();
        assertThat(texts(platform.provision(ProvisioningListener.NONE)))
                .containsExactly("+ container pt-one 10.213.7.2", "> container pt-two");
        assertThat(platform.instances()).allMatch(ProvisionedInstance::isRunning);
        assertThat(texts(platform.stop(ProvisioningListener.NONE)))
                .containsExactlyInAnyOrder(". container pt-one", ". container pt-two");
        assertThat(platform.instances()).noneMatch(ProvisionedInstance::isRunning);
        assertThat(platform.start(ProvisioningListener.NONE)).hasSize(2);
    }

    @Test
    void namesAllThatStandsInTheWayAndChangesNothing() {
        platform(STRANGER, "howdah-pt2", RANGE, TWO).provision(ProvisioningListener.NONE);
        var platform = platform(LABELS, "howdah-pt", RANGE, ONE, TWO);
        assertThatThrownBy(() -> platform.provision(ProvisioningListener.NONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problems()).hasSize(2))
                .hasMessageContaining(
                        "a container named pt-two exists and belongs to the cluster in /elsewhere/platform-test")
                .hasMessageContaining("range 10.213.7.0/28 overlaps that of Docker network howdah-pt2");
        assertThat(platform.instances()).isEmpty();
        var sameName =
                platform(LABELS, "howdah-pt2", Subnet.parse("10.213.8.0/28").orElseThrow(), ONE);
        assertThatThrownBy(sameName::plan).hasMessageContaining("a Docker network named howdah-pt2 exists already");
    }

    @Test
    void removesItsOwnThingsOnly() {
        var stranger = new Instance(
                1, "pt-stranger", "main", Set.of(), Optional.empty(), List.of(), Optional.empty(), Settings.NONE);
        var others =
                platform(STRANGER, "howdah-pt2", Subnet.parse("10.213.8.0/28").orElseThrow(), stranger);
        others.provision(ProvisioningListener.NONE);
        var platform = platform(LABELS, "howdah-pt", RANGE, ONE);
        platform.provision(ProvisioningListener.NONE);
        assertThat(texts(platform.deprovision(ProvisioningListener.NONE)))
                .containsExactly("- container pt-one", "- network howdah-pt");
        assertThat(platform.deprovision(ProvisioningListener.NONE)).isEmpty();
        assertThat(platform.instances()).isEmpty();
        assertThat(others.instances()).hasSize(1);
    }
}
