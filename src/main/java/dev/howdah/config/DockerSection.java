package dev.howdah.config;

import dev.howdah.model.DistributionImage;
import dev.howdah.model.Platform;
import dev.howdah.model.Subnet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Reads what containers run and which network they are in.
final class DockerSection {

    private final Section top;
    private final Findings findings;

    DockerSection(Section top, Findings findings) {
        this.top = top;
        this.findings = findings;
    }

    Platform.Docker read(Optional<Section> defaults, List<Section> instances, String clusterName) {
        var image = image(defaults, instances);
        var networks = top.sections("docker_networks");
        if (networks.size() > 1) {
            findings.error(networks.get(1).line(), "several docker_networks are not built yet", "keep one");
        }
        if (networks.isEmpty()) {
            findings.error(
                    top.line("docker_networks"),
                    "docker_networks is missing",
                    "write docker_networks: [{name: " + clusterName + ", ipam_config: [{subnet: 10.33.1.0/28}]}]");
            return new Platform.Docker(image, clusterName, new Subnet(0, 0));
        }
        var network = networks.getFirst();
        network.refuseUnknown("in docker_networks", List.of("name", "ipam_config"), "known are name, ipam_config");
        return new Platform.Docker(image, network.text("name").orElse(clusterName), subnet(network));
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
            return new Subnet(0, 0);
        }
        return Subnet.parse(cidr.get()).orElseGet(() -> {
            findings.error(
                    ranges.getFirst().line("subnet"),
                    "'" + cidr.get() + "' is not an address range in CIDR notation",
                    "write it as 10.33.1.0/28, with the bits after the prefix zero");
            return new Subnet(0, 0);
        });
    }

    private DistributionImage image(Optional<Section> defaults, List<Section> instances) {
        var names = new LinkedHashSet<String>();
        defaults.flatMap(section -> section.text("image")).ifPresent(names::add);
        for (var instance : instances) {
            instance.text("image").ifPresent(name -> {
                if (names.add(name) && names.size() > 1) {
                    findings.error(instance.line("image"), "different images in one cluster are not built yet");
                }
            });
        }
        int line = defaults.map(section -> section.line("image")).orElse(top.line());
        if (names.isEmpty()) {
            findings.error(line, "the image is missing", "write image: howdah/debian:12 under instance_defaults");
            return DistributionImage.of(DistributionImage.DEBIAN, "12");
        }
        return described(names.getFirst(), defaults, line);
    }

    private DistributionImage described(String name, Optional<Section> defaults, int line) {
        var distribution = defaults.flatMap(section -> section.text("distribution"));
        var version = defaults.flatMap(section -> section.text("os_version"));
        if (distribution.isEmpty() && version.isEmpty()) {
            return DistributionImage.named(name).orElseGet(() -> {
                findings.error(
                        line,
                        "the name of image " + name + " does not say which system it holds",
                        "write distribution: Debian and os_version: '12' or '13' beside it; others are not built yet");
                return new DistributionImage(DistributionImage.DEBIAN, "12", name);
            });
        }
        var image = new DistributionImage(distribution.orElse(DistributionImage.DEBIAN), version.orElse("12"), name);
        if (!image.isSupported()) {
            findings.error(
                    line,
                    image.distribution() + " " + image.version() + " is not supported",
                    "supported are Debian 12 and Debian 13");
        }
        return image;
    }
}
