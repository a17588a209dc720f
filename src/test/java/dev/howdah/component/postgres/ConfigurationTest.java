package dev.howdah.component.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Needs;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Settings;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Deployments;
import dev.howdah.testing.Nodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void theUserWinsOverWhatComponentsNeedAndTheseOverDefaults() {
        var needs = Needs.none().setting("max_wal_senders", "99").setting("work_mem", "99MB");

        assertThat(configuration(Clusters.m1(1), Needs.none()).effective())
                .containsEntry("max_wal_senders", "6")
                .containsEntry("work_mem", "16MB");
        assertThat(configuration(Clusters.m1(1), needs).effective())
                .containsEntry("max_wal_senders", "99")
                .containsEntry("work_mem", "99MB");
        assertThat(configuration(Clusters.m1(1, Map.of("work_mem", "1GB")), needs)
                        .effective())
                .containsEntry("max_wal_senders", "99")
                .containsEntry("work_mem", "1GB");
    }

    @Test
    void anInstancesOwnVariableWinsOverTheClusters() {
        var cluster = Clusters.m1(1, Map.of("work_mem", "1GB"));
        var own = cluster.instances().stream()
                .map(instance -> instance.name().equals("replica")
                        ? new Instance(
                                instance.node(),
                                instance.name(),
                                instance.location(),
                                instance.roles(),
                                instance.upstream(),
                                instance.backup(),
                                instance.address(),
                                Settings.of(Map.of("work_mem", "2GB")))
                        : instance)
                .toList();
        var changed = Clusters.of(own, Map.of("work_mem", "1GB"));

        assertThat(configuration(changed, "primary", Needs.none()).effective()).containsEntry("work_mem", "1GB");
        assertThat(configuration(changed, "replica", Needs.none()).effective()).containsEntry("work_mem", "2GB");
    }

    @Test
    void nobodyTurnsTlsOff() {
        assertThat(configuration(Clusters.m1(1, Map.of("ssl", "off")), Needs.none())
                        .restarting())
                .containsEntry("ssl", "on");
    }

    @Test
    void freeSettingsWinOverAll() {
        var free = new LinkedHashMap<>(Map.of("max_connections", "7"));
        var cluster = Clusters.m1(1, Map.of("postgres_conf_settings", free, "max_connections", "8"));

        assertThat(configuration(cluster, Needs.none()).effective()).containsEntry("max_connections", "7");
    }

    @Test
    void containersOfAClusterShareTheMemoryOfTheirMachine() {
        // 8192 MB, a quarter, three instances with Postgres
        assertThat(configuration(Clusters.m1(1), Needs.none()).effective())
                .containsEntry("shared_buffers", "682MB")
                .containsEntry("effective_cache_size", "1365MB");
    }

    @Test
    void librariesOfTheUserComeFirstAndEachOnce() {
        var cluster = Clusters.m1(1, Map.of("preload_extensions", List.of("mine", "repmgr")));

        assertThat(configuration(cluster, Needs.none().preload("repmgr")).preload())
                .containsEntry("shared_preload_libraries", "mine, repmgr, pg_stat_statements");
    }

    @Test
    void aLimitThatStandbysShareShrinksOnThePrimaryFirst() {
        var nodes = Map.of("primary", Nodes.primary(Map.of("max_connections", 500, "max_wal_senders", 6)));

        assertThat(SharedLimits.shrink(Deployments.of(Clusters.m1(1), nodes))).isTrue();
        assertThat(SharedLimits.shrink(Deployments.of(Clusters.m1(1, Map.of("max_connections", "500")), nodes)))
                .isFalse();
        assertThat(SharedLimits.shrink(Deployments.of(Clusters.m1(1, Map.of("max_connections", "600")), nodes)))
                .isFalse();
        assertThat(SharedLimits.shrink(Deployments.of(Clusters.m1(1)))).isFalse();
    }

    private static Configuration configuration(Cluster cluster, Needs needs) {
        return configuration(cluster, "primary", needs);
    }

    private static Configuration configuration(Cluster cluster, String name, Needs needs) {
        var instance = cluster.instance(name);
        return new Configuration(
                Deployments.of(cluster, Map.of(), needs, Set.of()), instance, PostgresPaths.of(cluster, instance));
    }
}
