package dev.howdah.component.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Deployment;
import dev.howdah.component.EtcdStore;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Settings;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EtcdTest {

    private static final Cluster CLUSTER = Clusters.patroni(Map.of());

    @Test
    void allStartSideBySide() {
        for (var member : List.of("etcd1", "etcd2", "etcd3")) {
            assertThat(awaits(member, "etcd: start")).isEmpty();
            assertThat(awaits(member, "etcd: join"))
                    .containsExactly("etcd-started(etcd1)", "etcd-started(etcd2)", "etcd-started(etcd3)");
        }
    }

    @Test
    void neverAreTwoRestartedAtOnce() {
        var joined = List.of("etcd-joined(etcd1)", "etcd-joined(etcd2)", "etcd-joined(etcd3)");
        for (int member = 1; member <= 3; member++) {
            var expected = new ArrayList<>(joined);
            if (member > 1) {
                expected.addFirst("etcd-current(etcd" + (member - 1) + ")");
            }
            assertThat(awaits("etcd" + member, "etcd: run with its configuration"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void oneOfThemMakesTheUsers() {
        assertThat(awaits("etcd1", "etcd: users"))
                .containsExactly("etcd-current(etcd1)", "etcd-current(etcd2)", "etcd-current(etcd3)");
        assertThat(new Etcd().steps(Deployments.of(CLUSTER), CLUSTER.instance("etcd2")))
                .extracting(step -> step.name())
                .doesNotContain("etcd: users");
    }

    @Test
    void allMembersOfPostgresAskOneStoreHoweverManyThereAre() {
        var instances = new ArrayList<Instance>();
        for (var instance : CLUSTER.instances()) {
            instances.add(
                    instance.name().equals("etcd3") || instance.name().equals("cascaded1")
                            ? elsewhere(instance)
                            : instance);
        }
        var cluster = new Cluster(
                "toy",
                "M1",
                CLUSTER.platform(),
                CLUSTER.postgres(),
                CLUSTER.failover(),
                CLUSTER.locations(),
                instances,
                Settings.NONE);

        assertThat(new EtcdStore(cluster).endpoints()).containsExactly("etcd1:2379", "etcd2:2379");
        assertThat(new EtcdStore(cluster).peers(cluster.instance("etcd3")))
                .extracting(Instance::name)
                .containsExactly("etcd3");
    }

    private static Instance elsewhere(Instance instance) {
        return new Instance(
                instance.node(),
                instance.name(),
                instance.location(),
                instance.roles(),
                instance.upstream(),
                instance.backup(),
                instance.address(),
                Settings.of(Map.of("etcd_location", "other")));
    }

    private static List<String> awaits(String member, String step) {
        Deployment deployment = Deployments.of(CLUSTER);
        return new Etcd()
                .steps(deployment, CLUSTER.instance(member)).stream()
                        .filter(found -> found.name().equals(step))
                        .flatMap(found -> found.awaits().stream())
                        .map(Object::toString)
                        .sorted()
                        .toList();
    }
}
