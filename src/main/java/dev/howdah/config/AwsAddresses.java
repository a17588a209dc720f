package dev.howdah.config;

import dev.howdah.model.Instance;
import dev.howdah.model.Subnet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The private addresses of instances on AWS, each in its location's subnet: those of the file, and for the others the
/// one that the node's number gives, so that an instance that is added later changes nobody's address.
final class AwsAddresses {

    /// AWS keeps the first four addresses of a subnet, and the last one.
    private static final int FIRST = 4;

    private static final Set<String> DISK_TYPES = Set.of("gp2", "gp3", "io1", "io2", "st1", "sc1", "standard");

    private final AwsPlaces places;
    private final Findings findings;
    private final Map<String, String> holders = new HashMap<>();

    AwsAddresses(AwsPlaces places, Findings findings) {
        this.places = places;
        this.findings = findings;
    }

    List<Instance> assign(List<Draft> drafts) {
        drafts.forEach(this::checkDisks);
        drafts.forEach(draft -> given(draft).ifPresent(address -> take(draft, address)));
        var result = new ArrayList<Instance>();
        for (var draft : drafts) {
            var subnet = places.subnet(draft.instance().location());
            var address = given(draft).or(() -> subnet.flatMap(range -> free(draft, range)));
            result.add(draft.instance().withAddress(address));
        }
        return result;
    }

    private static Optional<String> given(Draft draft) {
        return draft.instance().privateAddress().or(draft::address);
    }

    private void take(Draft draft, String address) {
        int line = draft.line(draft.section().has("private_ip") ? "private_ip" : "ip_address");
        places.subnet(draft.instance().location()).ifPresent(subnet -> {
            if (!subnet.contains(address) || !isForMachines(subnet, address)) {
                findings.error(
                        line,
                        "address " + address + " is none that a machine in " + subnet + " can have",
                        "they go from " + subnet.address(FIRST) + " to " + subnet.address((int) subnet.size() - 2));
            }
        });
        var other = holders.putIfAbsent(address, draft.name());
        if (other != null) {
            findings.error(
                    line, draft.name() + " has the same address " + address + " as " + other, "change one of them");
        }
    }

    private static boolean isForMachines(Subnet subnet, String address) {
        int offset = Subnet.parseAddress(address).orElse(0) - subnet.base();
        return offset >= FIRST && offset < subnet.size() - 1;
    }

    private Optional<String> free(Draft draft, Subnet subnet) {
        int places = (int) Math.min(subnet.size(), 1 << 16) - FIRST - 1;
        for (int tried = 0; tried < places; tried++) {
            var address = subnet.address(FIRST + (draft.node() - 1 + tried) % places);
            if (holders.putIfAbsent(address, draft.name()) == null) {
                return Optional.of(address);
            }
        }
        findings.error(
                draft.section().line(),
                "the subnet " + subnet + " has no address left for " + draft.name(),
                "it has " + places + " for machines; give the location a larger one");
        return Optional.empty();
    }

    private void checkDisks(Draft draft) {
        draft.instance()
                .publicAddress()
                .ifPresent(_ -> findings.error(
                        draft.line("public_ip"),
                        "AWS gives public addresses",
                        "write elastic_ip: for one that the account has, or assign_elastic_ip: yes"));
        for (var disk : draft.instance().volumes()) {
            int line = draft.line("volumes");
            if (!disk.isRoot() && !disk.device().matches("/dev/(sd[b-z]|xvd[b-z]{1,2})")) {
                findings.error(
                        line,
                        "'" + disk.device() + "' of " + draft.name() + " is not a device name of EC2's",
                        "write root, or /dev/sdf to /dev/sdp");
            }
            disk.type()
                    .filter(type -> !DISK_TYPES.contains(type))
                    .ifPresent(
                            type -> findings.unknown(line, "there is no volume_type '" + type + "'", type, DISK_TYPES));
            if (!disk.isRoot() && disk.size().isEmpty() && !disk.attachExisting()) {
                findings.error(
                        line,
                        "volume " + disk.device() + " of " + draft.name() + " has no volume_size",
                        "write volume_size: with a number of GB");
            }
        }
    }
}
