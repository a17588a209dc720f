package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.PlatformOptions.DISTRIBUTION;
import static dev.howdah.operation.configure.option.PlatformOptions.OS_IMAGE;
import static dev.howdah.operation.configure.option.PlatformOptions.OS_VERSION;

import dev.howdah.architecture.AddressChoice;
import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.Layout;
import dev.howdah.config.Additions;
import dev.howdah.model.Distribution;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.Platform;
import dev.howdah.operation.configure.option.HostNameOptions;
import dev.howdah.operation.configure.option.PlatformOptions;
import java.util.List;
import java.util.Optional;

/// Containers: one image, and one network with fixed addresses.
final class DockerPart implements PlatformPart {

    @Override
    public String word() {
        return "docker";
    }

    @Override
    public Optional<Ground> ground(Given given, Layout layout, List<HostChoice> hosts) {
        var image = image(given);
        var two = hosts.stream()
                .filter(host -> host.addresses().size() > 1)
                .map(HostChoice::name)
                .toList();
        if (!two.isEmpty()) {
            given.problem(
                    HostNameOptions.FROM,
                    "a second address has no use on docker, and these have one: " + String.join(", ", two),
                    "give one address");
        }
        return NetworkChoice.one(given, hosts)
                .map(subnet -> new Ground(
                        new Platform.Docker(image, given.clusterName(), subnet),
                        AddressChoice.choose(hosts, subnet).stream()
                                .map(Optional::of)
                                .toList(),
                        Additions.NONE));
    }

    private static DistributionImage image(Given given) {
        var word = given.word(DISTRIBUTION).orElseThrow();
        var distribution = Distribution.names().stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .orElse(word);
        var version = given.typed(OS_VERSION).orElse(PlatformOptions.defaultVersion(distribution));
        var image = DistributionImage.of(distribution, version);
        given.typed(OS_IMAGE).ifPresent(name -> given.checkPlain(OS_IMAGE, name));
        if (!image.isSupported()) {
            given.problem(
                    isRun(distribution) ? OS_VERSION : DISTRIBUTION,
                    word + " " + version + " is not supported in containers",
                    "supported are " + Distribution.inWords(DistributionImage.supported()));
        }
        return given.typed(OS_IMAGE)
                .map(name -> DistributionImage.named(name)
                        .filter(_ -> given.typed(OS_VERSION).isEmpty())
                        .orElse(new DistributionImage(distribution, version, name)))
                .orElse(image);
    }

    private static boolean isRun(String distribution) {
        return DistributionImage.supported().stream()
                .anyMatch(known -> known.name().equals(distribution));
    }
}
