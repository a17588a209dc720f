package dev.howdah.config;

import dev.howdah.model.AwsPlace;
import dev.howdah.model.Subnet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads where in the region each location is: its availability zone and its part of the network.
final class AwsPlaces {

    private static final Subnet NONE = new Subnet(0, 0);

    private final FileParts parts;
    private final Findings findings;
    private final SequencedMap<String, AwsPlace> places = new LinkedHashMap<>();
    private final SequencedMap<String, Integer> lines = new LinkedHashMap<>();

    AwsPlaces(FileParts parts) {
        this.parts = parts;
        this.findings = parts.findings();
    }

    record Read(String region, SequencedMap<String, AwsPlace> places) {}

    Read read() {
        var region = region();
        int index = 0;
        for (var section : parts.locations()) {
            var name = section.text("Name").orElse("");
            var zone = section.text("az").orElse(region + (char) ('a' + index % 3));
            if (!zone.startsWith(region)) {
                findings.error(
                        section.line("az"),
                        "availability zone " + zone + " is not in region " + region,
                        "write one such as " + region + "a");
            }
            var used = parts.instances().stream()
                    .filter(instance -> instance.text("location")
                            .or(this::only)
                            .filter(name::equals)
                            .isPresent())
                    .toList();
            if (!used.isEmpty()) {
                used.forEach(instance -> checkSame(section, instance));
                places.put(name, new AwsPlace(zone, subnet(section)));
                lines.put(name, section.line("subnet"));
            }
            index++;
        }
        if (parts.locations().isEmpty()) {
            findings.error(
                    parts.top().line(),
                    "there are no locations",
                    "write locations: [{Name: main, region: eu-west-1, az: eu-west-1a, subnet: 10.33.0.0/28}]");
        }
        return new Read(region, places);
    }

    private Optional<String> only() {
        return parts.locations().size() == 1 ? parts.locations().getFirst().text("Name") : Optional.empty();
    }

    /// All instances are in one region: a VPC and its addresses do not reach into another.
    private String region() {
        var regions = new ArrayList<String>();
        for (var instance : parts.instances()) {
            instance.text("region").filter(word -> !regions.contains(word)).ifPresent(word -> {
                regions.add(word);
                if (regions.size() == 2) {
                    findings.error(
                            instance.line("region"),
                            "instances are in " + String.join(" and ", regions)
                                    + ": clusters over several regions are not built",
                            "use several availability zones (az) of one region");
                }
            });
        }
        if (regions.isEmpty()) {
            findings.error(
                    parts.top().line("locations"), "no location has a region", "write region: eu-west-1 under each");
            return "eu-west-1";
        }
        return regions.getFirst();
    }

    private void checkSame(Section location, Section instance) {
        for (var key : List.of("az", "subnet")) {
            if (!instance.text(key).equals(location.text(key))) {
                findings.error(
                        instance.line(key),
                        "this instance has another " + key + " than its location",
                        "give it a location of its own with that " + key);
            }
        }
    }

    private Subnet subnet(Section section) {
        var cidr = section.text("subnet").orElse("");
        var subnet = Subnet.parse(cidr).filter(it -> it.prefix() >= 16 && it.prefix() <= 28);
        if (subnet.isEmpty()) {
            findings.error(
                    section.line("subnet"),
                    cidr.isEmpty() ? "the location has no subnet" : "'" + cidr + "' is not a range for a subnet",
                    "write subnet: with a part of ec2_vpc's range from /16 to /28, such as 10.33.0.0/28");
        }
        return subnet.orElse(NONE);
    }

    /// Subnets are parts of the network, and none is in another.
    void check(Subnet network) {
        var seen = new LinkedHashMap<String, Subnet>();
        places.forEach((name, place) -> {
            var subnet = place.subnet();
            if (subnet.equals(NONE) || network.prefix() == 0) {
                return;
            }
            if (!network.contains(subnet.address(0)) || subnet.prefix() < network.prefix()) {
                findings.error(
                        lines.getOrDefault(name, 1),
                        "subnet " + subnet + " of location " + name + " is outside the network " + network,
                        "write a part of it");
            }
            seen.forEach((other, range) -> {
                if (range.contains(subnet.address(0)) || subnet.contains(range.address(0))) {
                    findings.error(
                            lines.getOrDefault(name, 1),
                            "subnet " + subnet + " of location " + name + " overlaps " + range + " of " + other,
                            "give each location a range of its own");
                }
            });
            seen.put(name, subnet);
        });
    }

    Optional<Subnet> subnet(String location) {
        return Optional.ofNullable(places.get(location)).map(AwsPlace::subnet).filter(it -> !it.equals(NONE));
    }
}
