package dev.howdah.config;

import dev.howdah.model.Distribution;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Subnet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the addresses of servers that exist already.
///
/// Between each other they use their `private_ip` where all have one, else `ip_address`, else `public_ip`, else their
/// names. From here they are reached at `public_ip`, else `ip_address`, else `private_ip`, else by name.
final class BareSection implements PlatformSection {

    private static final String PRIVATE = "private_ip";
    private static final String PUBLIC = "public_ip";
    private static final String PLAIN = "ip_address";

    private final FileParts parts;
    private final Map<String, String> holders = new HashMap<>();

    BareSection(FileParts parts) {
        this.parts = parts;
    }

    @Override
    public String word() {
        return "bare";
    }

    @Override
    public List<String> sharedKeys() {
        return List.of("distribution", "os_version");
    }

    /// What the servers run is asked of them; the first instance that says it is the guess for all.
    @Override
    public Platform.Bare read() {
        for (var instance : parts.instances()) {
            var name = instance.text("distribution");
            var version = instance.text("os_version");
            if (name.isPresent() && version.isPresent()) {
                var likely = Distribution.named(name.get(), version.get());
                if (likely.isEmpty()) {
                    parts.findings()
                            .error(
                                    instance.line("distribution"),
                                    name.get() + " " + version.get() + " is not supported",
                                    "supported are " + Distribution.supported());
                }
                return new Platform.Bare(likely);
            }
        }
        return new Platform.Bare(Optional.empty());
    }

    @Override
    public List<Instance> addressed(List<Draft> drafts) {
        drafts.forEach(draft -> List.of(PLAIN, PUBLIC, PRIVATE).forEach(key -> check(draft, key)));
        boolean allPrivate = drafts.stream()
                .allMatch(draft -> draft.instance().privateAddress().isPresent());
        return drafts.stream()
                .map(draft -> addressed(draft.instance(), allPrivate))
                .toList();
    }

    private static Instance addressed(Instance instance, boolean allPrivate) {
        var plain = instance.address();
        var between = allPrivate
                ? instance.privateAddress()
                : plain.or(instance::publicAddress).or(instance::privateAddress);
        var outside = instance.publicAddress().or(() -> plain.filter(address -> !between.equals(Optional.of(address))));
        return instance.withAddress(between).withAddresses(outside, instance.privateAddress());
    }

    private void check(Draft draft, String key) {
        var address = draft.section().text(key);
        if (address.isEmpty()) {
            return;
        }
        int line = draft.line(key);
        if (Subnet.parseAddress(address.get()).isEmpty()) {
            parts.findings()
                    .error(line, "'" + address.get() + "' is not an IPv4 address", "write it as " + key + ": 10.0.0.1");
            return;
        }
        var other = holders.putIfAbsent(address.get(), draft.name());
        if (other != null && !other.equals(draft.name())) {
            parts.findings()
                    .error(
                            line,
                            draft.name() + " has the same address " + address.get() + " as " + other,
                            "change one of them");
        }
    }
}
