package dev.howdah.architecture;

import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The layout of M1: node 1 is the primary and node 2 its replica, both in the first location. Cascaded replicas
/// stream from node 2 and are in the second location. The Barman server has the last number and backs up the primary.
///
/// Where the number of Postgres nodes is even, Barman is a witness as well: an odd number of voters cannot be split in
/// two halves.
public final class M1 {

    private static final int PRIMARY = 1;
    private static final int REPLICA = 2;

    private final M1Options options;
    private final List<HostChoice> hosts;
    private final List<String> addresses;

    private M1(M1Options options, List<HostChoice> hosts, List<String> addresses) {
        this.options = options;
        this.hosts = hosts;
        this.addresses = addresses;
    }

    /// The instances, in order of node numbers.
    ///
    /// @param hosts as many as there are instances; host i goes to node i
    public static List<Instance> instances(M1Options options, List<HostChoice> hosts, Subnet subnet) {
        return new M1(options, hosts, addresses(hosts, subnet)).layout();
    }

    private List<Instance> layout() {
        int barman = options.instances();
        var instances = new ArrayList<Instance>();
        instances.add(
                instance(PRIMARY, options.nearby(), Set.of(Role.PRIMARY), Optional.empty(), List.of(name(barman))));
        instances.add(replica(REPLICA, options.nearby(), PRIMARY));
        for (int node = REPLICA + 1; node < barman; node++) {
            instances.add(replica(node, options.faraway(), REPLICA));
        }
        instances.add(barman(barman));
        return instances;
    }

    private Instance barman(int node) {
        return options.barmanIsWitness()
                ? instance(
                        node,
                        options.barmanLocation(),
                        Set.of(Role.BARMAN, Role.WITNESS),
                        Optional.of(name(PRIMARY)),
                        List.of())
                : instance(node, options.barmanLocation(), Set.of(Role.BARMAN), Optional.empty(), List.of());
    }

    private Instance replica(int node, String location, int upstream) {
        return instance(node, location, Set.of(Role.REPLICA), Optional.of(name(upstream)), List.of());
    }

    private Instance instance(
            int node, String location, Set<Role> roles, Optional<String> upstream, List<String> backup) {
        return new Instance(
                node,
                name(node),
                location,
                roles,
                upstream,
                backup,
                Optional.of(addresses.get(node - 1)),
                Settings.NONE);
    }

    private String name(int node) {
        return hosts.get(node - 1).name();
    }

    /// The addresses that were asked for, and for the others the lowest free ones from the second host address on.
    private static List<String> addresses(List<HostChoice> hosts, Subnet subnet) {
        var taken = new HashSet<String>();
        hosts.forEach(host -> host.address().ifPresent(taken::add));
        var result = new ArrayList<String>();
        int next = 2;
        for (var host : hosts) {
            if (host.address().isPresent()) {
                result.add(host.address().get());
                continue;
            }
            while (taken.contains(subnet.address(next))) {
                next++;
            }
            result.add(subnet.address(next++));
        }
        return result;
    }
}
