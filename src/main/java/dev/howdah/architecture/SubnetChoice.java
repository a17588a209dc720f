package dev.howdah.architecture;

import dev.howdah.model.Subnet;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.List;
import java.util.Optional;

/// Which part of the network a cluster gets: the smallest that fits, from /28, at a place that its name decides, so
/// that two clusters on one machine rarely want the same.
public final class SubnetChoice {

    private static final int SMALLEST = 28;

    private SubnetChoice() {}

    /// The subnet for a number of instances, some of which may have addresses already.
    public static Optional<Subnet> choose(
            String clusterName, Subnet network, int instances, List<String> addresses, Problems problems) {
        if (network.hosts() < instances) {
            problems.add(Problem.inOption(
                            "--network",
                            "the network " + network + " is too small: it has " + network.hosts()
                                    + " addresses for machines, and " + instances + " are needed")
                    .withRemedy("give one of /" + prefixFor(instances) + " or larger"));
            return Optional.empty();
        }
        int prefix = Math.max(network.prefix(), prefixFor(instances));
        if (!addresses.isEmpty()) {
            return around(network, prefix, addresses, problems);
        }
        int places = 1 << Math.min(24, prefix - network.prefix());
        int place = new Seed("subnet of " + clusterName).next(places);
        return Optional.of(new Subnet(network.base() + (place << (32 - prefix)), prefix));
    }

    private static int prefixFor(int instances) {
        int prefix = SMALLEST;
        while (new Subnet(0, prefix).hosts() < instances) {
            prefix--;
        }
        return prefix;
    }

    /// The smallest subnet that holds all given addresses.
    private static Optional<Subnet> around(Subnet network, int smallest, List<String> addresses, Problems problems) {
        var outside = addresses.stream()
                .filter(address -> !network.isForHosts(address))
                .toList();
        if (!outside.isEmpty()) {
            problems.add(Problem.inOption(
                            "--hostnames-from",
                            "not addresses for machines of the network " + network + ": " + String.join(", ", outside))
                    .withRemedy("give the network that holds them with --network"));
            return Optional.empty();
        }
        int first = Subnet.parseAddress(addresses.getFirst()).orElse(0);
        for (int prefix = smallest; prefix > network.prefix(); prefix--) {
            var subnet = new Subnet(first & (-1 << (32 - prefix)), prefix);
            if (addresses.stream().allMatch(subnet::isForHosts)) {
                return Optional.of(subnet);
            }
        }
        return Optional.of(network);
    }
}
