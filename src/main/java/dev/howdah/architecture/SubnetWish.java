package dev.howdah.architecture;

import dev.howdah.model.Subnet;
import java.util.List;
import java.util.Optional;

/// What a cluster's subnets have to be.
///
/// @param network the range from which they are taken
/// @param instances in each subnet, at the most
/// @param prefix length of their prefix; where it is absent, the smallest subnet that fits, from /28
/// @param shuffled whether the cluster's name decides which ones; otherwise the first ones
/// @param excluded subnets that others have
public record SubnetWish(
        String clusterName,
        Subnet network,
        int instances,
        Optional<Integer> prefix,
        boolean shuffled,
        List<Subnet> excluded) {

    public SubnetWish {
        excluded = List.copyOf(excluded);
    }
}
