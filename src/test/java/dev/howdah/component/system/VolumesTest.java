package dev.howdah.component.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Needs;
import dev.howdah.config.ConfigReader;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.testing.Deployments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which disks are mounted where, and when.
class VolumesTest {

    private static List<Step> steps() {
        var cluster = cluster();
        var deployment = Deployments.of(cluster, Map.of(), Needs.none(), Set.of());
        return new SystemComponent().steps(deployment, cluster.instance("aa"));
    }

    private static Cluster cluster() {
        var text = """
                architecture: M1
                cluster_name: c
                cluster_vars: {failover_manager: repmgr, postgres_version: '15'}
                locations: [{Name: main}]
                instance_defaults: {platform: bare}
                instances:
                - Name: aa
                  node: 1
                  role: [primary]
                  ip_address: 10.0.0.1
                  volumes:
                  - {device_name: root}
                  - {device_name: /dev/sdc, vars: {volume_for: postgres_wal, mode: "0700", owner: postgres}}
                  - {device_name: /dev/sdb, vars: {volume_for: postgres_data}}
                  - {device_name: /dev/sdd}
                """;
        return ConfigReader.parse(text, "config.yml", "c", SystemSettings.all()).cluster();
    }

    @Test
    void disksAreMountedBeforePackagesOuterOnesFirst() {
        var steps = steps();
        assertThat(steps.stream().map(Step::name))
                .containsSubsequence("system: volumes", "system: packages", "system: rights of volumes");
        assertThat(addresses(steps, "system: volumes"))
                .containsExactly("filesystem /opt/postgres", "filesystem /opt/postgres/wal");
        assertThat(addresses(steps, "system: rights of volumes")).containsExactly("directory /opt/postgres/wal");
    }

    private static List<String> addresses(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .flatMap(step -> step.resources().stream())
                .map(Resource::address)
                .toList();
    }
}
