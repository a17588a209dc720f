package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.NetworkOptions.EXCLUDE;
import static dev.howdah.operation.configure.option.NetworkOptions.NETWORK;
import static dev.howdah.operation.configure.option.NetworkOptions.NO_SHUFFLE;
import static dev.howdah.operation.configure.option.NetworkOptions.SUBNET_PREFIX;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.SubnetChoice;
import dev.howdah.architecture.SubnetWish;
import dev.howdah.config.SubnetsUsed;
import dev.howdah.model.Subnet;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which subnets the cluster has.
final class NetworkChoice {

    private static final int LARGEST = 24;
    private static final int SMALLEST = 28;

    private NetworkChoice() {}

    /// One subnet for all hosts, around the addresses that they are to have.
    static Optional<Subnet> one(Given given, List<HostChoice> hosts) {
        var addresses = hosts.stream().flatMap(host -> host.address().stream()).toList();
        var prefix = prefix(given);
        return wish(given, hosts.size(), prefix)
                .flatMap(wish -> addresses.isEmpty()
                        ? SubnetChoice.several(wish, 1, given.problems()).stream()
                                .findFirst()
                        : SubnetChoice.around(wish, addresses, given.problems()));
    }

    /// A subnet for each location.
    ///
    /// @param instances in each of them, at the most
    static List<Subnet> several(Given given, int instances, int count) {
        var prefix = prefix(given).or(() -> Optional.of(SMALLEST));
        return wish(given, instances, prefix)
                .map(wish -> SubnetChoice.several(wish, count, given.problems()))
                .orElse(List.of());
    }

    private static Optional<SubnetWish> wish(Given given, int instances, Optional<Integer> prefix) {
        var excluded = excluded(given);
        return network(given)
                .map(network -> new SubnetWish(
                        given.clusterName(), network, instances, prefix, !given.has(NO_SHUFFLE), excluded));
    }

    /// The range from which subnets are taken.
    static Optional<Subnet> network(Given given) {
        var word = given.word(NETWORK).orElseThrow();
        var network = Subnet.parse(word);
        if (network.isEmpty()) {
            var withoutHostBits = Subnet.withoutHostBits(word);
            given.problem(
                    NETWORK,
                    "'" + word + "' "
                            + (withoutHostBits.isPresent()
                                    ? "has bits set after its prefix"
                                    : "is not an address range in CIDR notation"),
                    "say " + withoutHostBits.map(Subnet::toString).orElse("--network 10.33.0.0/16"));
        }
        return network;
    }

    private static Optional<Integer> prefix(Given given) {
        return given.has(SUBNET_PREFIX)
                ? Optional.of(given.number(SUBNET_PREFIX, "length of a subnet's prefix", LARGEST, SMALLEST))
                : Optional.empty();
    }

    private static List<Subnet> excluded(Given given) {
        var excluded = new ArrayList<Subnet>();
        for (var directory : given.words(EXCLUDE)) {
            try {
                excluded.addAll(SubnetsUsed.by(Path.of(directory)));
            } catch (ProblemException e) {
                e.problems().forEach(given.problems()::add);
            }
        }
        return excluded;
    }
}
