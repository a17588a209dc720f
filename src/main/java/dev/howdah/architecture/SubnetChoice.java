package dev.howdah.architecture;

import dev.howdah.model.Subnet;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which parts of the network a cluster gets, at a place that its name decides, so that two clusters on one machine
/// rarely want the same.
public final class SubnetChoice {

    private static final int SMALLEST = 28;
    private static final int MOST_BITS = 24; // that many places are enough to choose from

    private final SubnetWish wish;
    private final Problems problems;

    private SubnetChoice(SubnetWish wish, Problems problems) {
        this.wish = wish;
        this.problems = problems;
    }

    /// Subnets that do not overlap; none where they do not fit, with the reason added to the problems.
    public static List<Subnet> several(SubnetWish wish, int count, Problems problems) {
        return new SubnetChoice(wish, problems).several(count);
    }

    /// One subnet that holds the given addresses.
    public static Optional<Subnet> around(SubnetWish wish, List<String> addresses, Problems problems) {
        return new SubnetChoice(wish, problems).around(addresses);
    }

    private List<Subnet> several(int count) {
        var prefix = prefix();
        if (prefix.isEmpty()) {
            return List.of();
        }
        int bits = Math.min(MOST_BITS, prefix.get() - wish.network().prefix());
        int places = 1 << bits;
        int first = wish.shuffled() ? new Seed("subnet of " + wish.clusterName()).next(places) : 0;
        var found = new ArrayList<Subnet>();
        for (int i = 0; i < places && found.size() < count; i++) {
            int place = (first + i) % places;
            var subnet = new Subnet(wish.network().base() + (place << (32 - prefix.get())), prefix.get());
            if (wish.excluded().stream().noneMatch(subnet::overlaps)) {
                found.add(subnet);
            }
        }
        if (found.size() < count) {
            problem(
                    "--network",
                    "the network " + wish.network() + " has " + found.size() + " free subnets of /" + prefix.get()
                            + ", and " + count + " are needed",
                    "give a larger one, or exclude less");
            return List.of();
        }
        return found;
    }

    /// The length of the prefix, where subnets of it are large enough and fit into the network.
    private Optional<Integer> prefix() {
        var network = wish.network();
        int needed = prefixFor(wish.instances());
        if (network.hosts() < wish.instances()) {
            problem(
                    "--network",
                    "the network " + network + " is too small: it has " + network.hosts()
                            + " addresses for machines, and " + wish.instances() + " are needed",
                    "give one of /" + needed + " or larger");
            return Optional.empty();
        }
        if (wish.prefix().isEmpty()) {
            return Optional.of(Math.max(network.prefix(), needed));
        }
        int prefix = wish.prefix().get();
        if (prefix > needed) {
            problem(
                    "--subnet-prefix",
                    "a subnet of /" + prefix + " has " + new Subnet(0, prefix).hosts() + " addresses for machines, and "
                            + wish.instances() + " are needed",
                    "say --subnet-prefix " + needed);
            return Optional.empty();
        }
        if (prefix < network.prefix()) {
            problem(
                    "--subnet-prefix",
                    "a subnet of /" + prefix + " is larger than " + network,
                    "give a larger network");
            return Optional.empty();
        }
        return Optional.of(prefix);
    }

    private static int prefixFor(int instances) {
        int prefix = SMALLEST;
        while (new Subnet(0, prefix).hosts() < instances) {
            prefix--;
        }
        return prefix;
    }

    /// The smallest subnet that holds all given addresses.
    private Optional<Subnet> around(List<String> addresses) {
        var smallest = prefix();
        var network = wish.network();
        var outside = addresses.stream()
                .filter(address -> !network.isForHosts(address))
                .toList();
        if (!outside.isEmpty()) {
            problem(
                    "--hostnames-from",
                    "not addresses for machines of the network " + network + ": " + String.join(", ", outside),
                    "give the network that holds them with --network");
            return Optional.empty();
        }
        if (smallest.isEmpty()) {
            return Optional.empty();
        }
        int first = Subnet.parseAddress(addresses.getFirst()).orElse(0);
        int largest = wish.prefix().isPresent() ? smallest.get() : network.prefix();
        for (int prefix = smallest.get(); prefix >= largest; prefix--) {
            var subnet = new Subnet(prefix == 0 ? 0 : first & (-1 << (32 - prefix)), prefix);
            if (addresses.stream().allMatch(subnet::isForHosts)) {
                return Optional.of(subnet);
            }
        }
        problem(
                "--subnet-prefix",
                "no subnet of /" + largest + " holds all addresses of the file of host names",
                "give a smaller number, or leave the option out");
        return Optional.empty();
    }

    private void problem(String option, String what, String remedy) {
        problems.add(Problem.inOption(option, what).withRemedy(remedy));
    }
}
