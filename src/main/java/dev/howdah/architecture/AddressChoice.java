package dev.howdah.architecture;

import dev.howdah.model.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Which address each instance of one subnet has.
public final class AddressChoice {

    private static final int FIRST = 2; // the one before is the gateway's

    private AddressChoice() {}

    /// The addresses that were asked for, and for the others the lowest free ones from the second host address on.
    public static List<String> choose(List<HostChoice> hosts, Subnet subnet) {
        var taken = new HashSet<String>();
        hosts.forEach(host -> host.address().ifPresent(taken::add));
        var result = new ArrayList<String>();
        int next = FIRST;
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
