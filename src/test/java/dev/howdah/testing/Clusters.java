package dev.howdah.testing;

import dev.howdah.architecture.AddressChoice;
import dev.howdah.architecture.CascadedLayout;
import dev.howdah.architecture.Companions;
import dev.howdah.architecture.HostChoice;
import dev.howdah.model.Cluster;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Made-up clusters. Their instances are called `primary`, `replica`, `cascaded1` …, `barman`.
public final class Clusters {

    private static final Subnet SUBNET = Subnet.parse("10.33.0.0/20").orElseThrow();

    private Clusters() {}

    /// An M1 cluster on Debian 12 as `configure` lays it out.
    public static Cluster m1(int cascaded) {
        return m1(cascaded, Map.of());
    }

    /// @param settings values of `cluster_vars`, each of its setting's type
    public static Cluster m1(int cascaded, Map<String, Object> settings) {
        var companions = Companions.of(FailoverChoice.REPMGR);
        var layout = new CascadedLayout(cascaded, List.of("main", "dr"), "dr", companions);
        var hosts = hosts(cascaded);
        var addresses =
                AddressChoice.choose(hosts, SUBNET).stream().map(Optional::of).toList();
        return of(layout.instances(hosts, addresses), settings);
    }

    /// An M1 cluster with one cascaded replica under Patroni, with three members of etcd: `etcd1` to `etcd3`.
    public static Cluster patroni(Map<String, Object> settings) {
        var instances = new ArrayList<>(m1(1).instances());
        for (int number = 1; number <= 3; number++) {
            instances.add(new Instance(
                    instances.size() + 1,
                    "etcd" + number,
                    "main",
                    Set.of(Role.ETCD),
                    Optional.empty(),
                    List.of(),
                    Optional.of(SUBNET.address(100 + number)),
                    Settings.NONE));
        }
        return of(FailoverChoice.PATRONI, instances, settings);
    }

    /// An M1 cluster with cascaded replicas under EFM, with a witness on the Barman host.
    public static Cluster efm(int cascaded, Map<String, Object> settings) {
        var instances = m1(cascaded).instances().stream()
                .map(instance -> instance.has(Role.BARMAN)
                        ? instance.withRoles(Set.of(Role.BARMAN, Role.EFM_WITNESS))
                                .withUpstream(Optional.empty())
                        : instance)
                .toList();
        return of(FailoverChoice.EFM, instances, settings);
    }

    public static Cluster of(List<Instance> instances, Map<String, Object> settings) {
        return of(FailoverChoice.REPMGR, instances, settings);
    }

    private static Cluster of(FailoverChoice failover, List<Instance> instances, Map<String, Object> settings) {
        return new Cluster(
                "toy",
                "M1",
                new Platform.Docker(DistributionImage.of("Debian", "12"), "toy", SUBNET),
                new PostgresVersion(15),
                failover,
                List.of("main", "dr"),
                instances,
                Settings.of(settings));
    }

    private static List<HostChoice> hosts(int cascaded) {
        return IntStream.rangeClosed(1, cascaded + 3)
                .mapToObj(node -> new HostChoice(name(node, cascaded), List.of()))
                .toList();
    }

    private static String name(int node, int cascaded) {
        if (node == cascaded + 3) {
            return "barman";
        }
        return switch (node) {
            case 1 -> "primary";
            case 2 -> "replica";
            default -> "cascaded" + (node - 2);
        };
    }
}
