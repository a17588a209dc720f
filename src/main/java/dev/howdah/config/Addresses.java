package dev.howdah.config;

import dev.howdah.model.Subnet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks the addresses that instances have, and gives the lowest free one to those without, in order of the file.
final class Addresses {

    private final Subnet subnet;
    private final Findings findings;
    private final Map<String, String> holders = new HashMap<>();

    Addresses(Subnet subnet, Findings findings) {
        this.subnet = subnet;
        this.findings = findings;
    }

    /// The address of every instance by its name.
    Map<String, String> assign(List<Draft> drafts) {
        drafts.forEach(this::check);
        var result = new HashMap<String, String>();
        int next = 2;
        for (var draft : drafts) {
            if (draft.address().isPresent()) {
                result.put(draft.name(), draft.address().get());
                continue;
            }
            while (next < subnet.size() - 1 && holders.containsKey(subnet.address(next))) {
                next++;
            }
            if (next >= subnet.size() - 1) {
                findings.error(
                        draft.section().line(),
                        "the network " + subnet + " has no address left for " + draft.name(),
                        "it has " + subnet.hosts() + " for machines; give docker_networks a larger subnet");
                return result;
            }
            result.put(draft.name(), subnet.address(next++));
        }
        return result;
    }

    private void check(Draft draft) {
        if (draft.address().isEmpty()) {
            return;
        }
        var address = draft.address().get();
        int line = draft.line("ip_address");
        if (Subnet.parseAddress(address).isEmpty()) {
            findings.error(line, "'" + address + "' is not an IPv4 address", "write it as " + subnet.address(2));
            return;
        }
        if (!subnet.contains(address)) {
            findings.error(
                    line,
                    "address " + address + " of " + draft.name() + " is outside the network " + subnet,
                    "addresses for machines go from " + subnet.address(2));
        } else if (!subnet.isForHosts(address)) {
            findings.error(
                    line,
                    "address " + address + " is the network's own, its gateway's or its broadcast address",
                    "addresses for machines go from " + subnet.address(2));
        }
        var other = holders.putIfAbsent(address, draft.name());
        if (other != null) {
            findings.error(
                    line, draft.name() + " has the same address " + address + " as " + other, "change one of them");
        }
    }
}
