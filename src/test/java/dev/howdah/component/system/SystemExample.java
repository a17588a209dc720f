package dev.howdah.component.system;

import dev.howdah.component.Credentials;
import dev.howdah.component.Deployment;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import dev.howdah.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A cluster of two, of which only the first is asked.
final class SystemExample {

    private final Cluster cluster;
    private final Credentials credentials;
    private final Machine machine;
    private final Needs needs;

    SystemExample(Map<String, Object> settings, Machine machine, Needs needs, Credentials credentials) {
        this.cluster = new Cluster(
                "speedy",
                "M1",
                new Platform.Docker(
                        DistributionImage.of("Debian", machine.version()),
                        "speedy",
                        Subnet.parse("10.33.0.0/24").orElseThrow()),
                new PostgresVersion(machine.distribution().ownPostgres()),
                FailoverChoice.REPMGR,
                List.of("main"),
                List.of(instance(1, "kaolin", Role.PRIMARY), instance(2, "kaboom.example", Role.REPLICA)),
                Settings.of(settings));
        this.machine = machine;
        this.needs = needs;
        this.credentials = credentials;
    }

    private static Instance instance(int node, String name, Role role) {
        return new Instance(
                node,
                name,
                "main",
                Set.of(role),
                role == Role.PRIMARY ? Optional.empty() : Optional.of("kaolin"),
                List.of(),
                Optional.of("10.33.0." + (node + 1)),
                Settings.NONE);
    }

    /// What the first instance gets, in order.
    List<Resource> resources() {
        var deployment = new Deployment(
                cluster,
                new Repmgr(),
                Topology.unknown(cluster),
                Map.of("kaolin", machine),
                Map.of("kaolin", needs),
                credentials,
                Set.of());
        return new SystemComponent()
                .steps(deployment, cluster.instance("kaolin")).stream()
                        .flatMap(step -> step.resources().stream())
                        .toList();
    }
}
