package dev.howdah.config;

import dev.howdah.model.Distribution;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what containers run and which network they are in.
final class DockerSection implements PlatformSection {

    /// In place of a range that cannot be read, which is an error by then.
    private static final Subnet NO_RANGE = new Subnet(0, 0);

    /// How the names of images begin that TPA builds for itself.
    private static final String OF_TPA = "tpa/";

    private static final List<String> NETWORK_KEYS_OF_TPA =
            List.of("driver", "driver_options", "enable_ipv6", "labels");

    private final FileParts parts;
    private final Section top;
    private final Findings findings;
    private Subnet range = NO_RANGE;

    DockerSection(FileParts parts) {
        this.parts = parts;
        this.top = parts.top();
        this.findings = parts.findings();
    }

    @Override
    public String word() {
        return "docker";
    }

    @Override
    public List<String> sharedKeys() {
        return List.of("image", "distribution", "os_version");
    }

    @Override
    public Platform.Docker read() {
        var clusterName = parts.clusterName();
        var image = image();
        parts.instances().forEach(this::warnOfKeysWithoutEffect);
        var networks = top.sections("docker_networks");
        if (networks.size() > 1) {
            findings.error(networks.get(1).line(), "several docker_networks are not built yet", "keep one");
        }
        if (networks.isEmpty()) {
            findings.error(
                    top.line("docker_networks"),
                    "docker_networks is missing",
                    "write docker_networks: [{name: " + clusterName + ", ipam_config: [{subnet: 10.33.1.0/28}]}]");
            return new Platform.Docker(image, clusterName, NO_RANGE);
        }
        var network = networks.getFirst();
        var known = new ArrayList<>(List.of("name", "ipam_config"));
        for (var key : NETWORK_KEYS_OF_TPA) {
            known.add(key);
            if (network.has(key)) {
                findings.warning(
                        network.line(key),
                        "the key '" + key + "' of a network has no effect here",
                        "the network is a plain bridge; remove the key");
            }
        }
        network.refuseUnknown("in docker_networks", known, "known are name, ipam_config");
        range = subnet(network);
        return new Platform.Docker(image, network.text("name").orElse(clusterName), range);
    }

    private void warnOfKeysWithoutEffect(Section instance) {
        for (var key : PlatformKeys.of(word())) {
            if (instance.has(key) && !sharedKeys().contains(key)) {
                findings.warning(
                        instance.line(key),
                        "the key '" + key + "' of a container has no effect here",
                        "it may stay for TPA");
            }
        }
    }

    /// Containers have fixed addresses: those of the file, and free ones of the network in order.
    @Override
    public List<Instance> addressed(List<Draft> drafts) {
        var addresses =
                range.equals(NO_RANGE) ? Map.<String, String>of() : new Addresses(range, findings).assign(drafts);
        return drafts.stream()
                .map(draft -> draft.instance().withAddress(Optional.ofNullable(addresses.get(draft.name()))))
                .toList();
    }

    private Subnet subnet(Section network) {
        var ranges = network.sections("ipam_config");
        var cidr =
                ranges.isEmpty() ? Optional.<String>empty() : ranges.getFirst().text("subnet");
        if (cidr.isEmpty()) {
            findings.error(
                    network.line("ipam_config"),
                    "the network has no subnet",
                    "write ipam_config: [{subnet: 10.33.1.0/28}]");
            return NO_RANGE;
        }
        return Subnet.parse(cidr.get()).orElseGet(() -> {
            findings.error(
                    ranges.getFirst().line("subnet"),
                    "'" + cidr.get() + "' is not an address range in CIDR notation",
                    "write it as 10.33.1.0/28, with the bits after the prefix zero");
            return NO_RANGE;
        });
    }

    private DistributionImage image() {
        var first = Optional.<Section>empty();
        for (var instance : parts.instances()) {
            var name = instance.text("image");
            if (first.isEmpty()) {
                first = name.map(_ -> instance);
            } else if (name.isPresent() && !name.equals(first.get().text("image"))) {
                findings.error(instance.line("image"), "different images in one cluster are not built yet");
                break;
            }
        }
        if (first.isEmpty()) {
            int line = parts.defaults().map(Section::line).orElse(top.line());
            findings.error(line, "the image is missing", "write image: howdah/debian:12 under instance_defaults");
            return DistributionImage.of(DistributionImage.DEBIAN, "12");
        }
        return described(first.get());
    }

    private DistributionImage described(Section instance) {
        var name = instance.text("image").orElseThrow();
        int line = instance.line("image");
        var ours =
                name.startsWith(OF_TPA) ? named(name.substring(OF_TPA.length())) : Optional.<DistributionImage>empty();
        if (ours.isPresent()) {
            findings.warning(
                    line,
                    "the image " + name + " is one that TPA builds; "
                            + ours.get().name() + " is used in its place",
                    "write image: " + ours.get().name());
            return supported(ours.get(), line);
        }
        var distribution = instance.text("distribution");
        var version = instance.text("os_version");
        if (distribution.isEmpty() && version.isEmpty()) {
            return DistributionImage.named(name).orElseGet(() -> {
                findings.error(
                        line,
                        "the name of image " + name + " does not say which system it holds",
                        "write distribution and os_version beside it, such as Debian and '12'; supported are "
                                + Distribution.inWords(DistributionImage.supported()));
                return new DistributionImage(DistributionImage.DEBIAN, "12", name);
            });
        }
        return supported(
                new DistributionImage(distribution.orElse(DistributionImage.DEBIAN), version.orElse("12"), name), line);
    }

    /// Our own image of what TPA's is named after, such as `rocky:9`.
    private static Optional<DistributionImage> named(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Distribution.named(name.substring(0, colon), name.substring(colon + 1))
                        .map(known -> DistributionImage.of(known.name(), known.version()));
    }

    private DistributionImage supported(DistributionImage image, int line) {
        if (!image.isSupported()) {
            findings.error(
                    line,
                    image.distribution() + " " + image.version() + " is not supported in containers",
                    "supported are " + Distribution.inWords(DistributionImage.supported()));
        }
        return image;
    }
}
