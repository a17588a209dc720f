package dev.howdah.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts together what each instance is: its own keys, over those of its location, over those of `instance_defaults`.
final class MachineSections {

    private final Section top;
    private final Findings findings;
    private final Optional<Section> defaults;
    private final List<Section> locations;

    MachineSections(Section top, Findings findings) {
        this.top = top;
        this.findings = findings;
        this.defaults = top.section("instance_defaults");
        this.locations = top.sections("locations");
    }

    FileParts parts(String clusterName) {
        var written = top.sections("instances");
        if (written.isEmpty()) {
            findings.error(top.line("instances"), "there are no instances", "'howdah configure' writes some");
        }
        checkDefaults();
        var byName = new HashMap<String, Section>();
        locations.forEach(location ->
                location.text("Name").ifPresent(name -> byName.putIfAbsent(name, location.without("Name"))));
        return new FileParts(
                clusterName,
                top,
                defaults,
                locations,
                written.stream().map(instance -> merged(instance, byName)).toList(),
                findings);
    }

    private Section merged(Section instance, Map<String, Section> locations) {
        var own = instance;
        var location = Optional.ofNullable(locations.get(
                instance.text("location").or(() -> only(locations)).orElse("")));
        if (location.isPresent()) {
            own = own.over(location.get());
        }
        return defaults.isPresent() ? own.over(defaults.get()) : own;
    }

    /// Where there is one location only, instances need not name it.
    private static Optional<String> only(Map<String, Section> locations) {
        return locations.size() == 1 ? locations.keySet().stream().findFirst() : Optional.empty();
    }

    /// A key that makes no sense as a default; the others are checked where they arrive, in the instances.
    private void checkDefaults() {
        defaults.ifPresent(section -> {
            for (var key : List.of("Name", "node", "ip_address", "public_ip", "private_ip")) {
                if (section.has(key)) {
                    findings.error(
                            section.line(key),
                            "the key '" + key + "' cannot be the same for all instances",
                            "write it under the instance");
                }
            }
        });
    }

    /// The names of the locations, in order of the file.
    List<String> locations() {
        var names = new ArrayList<String>();
        for (var section : locations) {
            var name = section.text("Name").orElse("");
            if (name.isEmpty()) {
                findings.error(section.line(), "the location has no Name");
            } else if (names.contains(name)) {
                findings.error(section.line("Name"), "two locations have the name " + name, "keep one of them");
            } else {
                names.add(name);
            }
        }
        return names.isEmpty() ? List.of("main") : names;
    }
}
