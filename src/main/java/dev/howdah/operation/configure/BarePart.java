package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.PlatformOptions.DISTRIBUTION;
import static dev.howdah.operation.configure.option.PlatformOptions.OS_IMAGE;
import static dev.howdah.operation.configure.option.PlatformOptions.OS_VERSION;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.Layout;
import dev.howdah.config.Additions;
import dev.howdah.model.Distribution;
import dev.howdah.model.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Servers that exist already: no image and no network, and those addresses that the file of host names has.
final class BarePart implements PlatformPart {

    @Override
    public String word() {
        return "bare";
    }

    @Override
    public Optional<Ground> ground(Given given, Layout layout, List<HostChoice> hosts) {
        if (given.typed(OS_IMAGE).isPresent()) {
            given.problem(OS_IMAGE, "servers that exist have no image", "leave it out");
        }
        return Optional.of(new Ground(
                new Platform.Bare(likely(given)),
                hosts.stream().map(HostChoice::address).toList(),
                new Additions(Map.of(), Map.of(), Map.of(), pairs(hosts))));
    }

    /// What the servers run is asked of them; where both options are given, they are the guess.
    private static Optional<Distribution> likely(Given given) {
        if (given.typed(OS_VERSION).isEmpty()) {
            return Optional.empty();
        }
        var name = given.word(DISTRIBUTION).orElseThrow();
        var version = given.typed(OS_VERSION).get();
        var likely = Distribution.named(name, version);
        if (likely.isEmpty()) {
            given.problem(
                    OS_VERSION,
                    name + " " + version + " is not supported",
                    "supported are " + Distribution.supported());
        }
        return likely;
    }

    private static Map<String, Map<String, Object>> pairs(List<HostChoice> hosts) {
        var pairs = new LinkedHashMap<String, Map<String, Object>>();
        hosts.stream()
                .filter(host -> host.addresses().size() == 2)
                .forEach(host -> pairs.put(
                        host.name(),
                        Map.of(
                                "public_ip",
                                host.addresses().getFirst(),
                                "private_ip",
                                host.addresses().getLast())));
        return pairs;
    }

    /// Those without an address, which are found by their names.
    static String unaddressed(NewCluster made) {
        return String.join(
                ", ",
                made.cluster().instances().stream()
                        .filter(instance -> instance.address().isEmpty()
                                && !made.additions().instances().containsKey(instance.name()))
                        .map(instance -> instance.name())
                        .toList());
    }
}
