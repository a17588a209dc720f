package dev.howdah.config;

import dev.howdah.model.HostName;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads one entry of `instances`.
final class InstanceSection {

    private final Section section;
    private final Findings findings;

    InstanceSection(Section section, Findings findings) {
        this.section = section;
        this.findings = findings;
    }

    Draft read(String clusterName, List<String> locations, Settings settings) {
        section.refuseUnknown("of an instance", Words.INSTANCE, "variables of an instance stand under vars:");
        int node = node();
        return new Draft(
                section,
                node,
                name(clusterName, node),
                location(locations),
                roles(),
                section.text("upstream").map(HostName::normal),
                section.words("backup").stream().map(HostName::normal).toList(),
                section.text("ip_address"),
                settings);
    }

    private int node() {
        var text = section.text("node");
        if (text.isEmpty()) {
            findings.error(section.line(), "the instance has no node number", "write node: with a number from 1");
            return 0;
        }
        try {
            int node = Integer.parseInt(text.get());
            if (node > 0) {
                return node;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        findings.error(section.line("node"), "'" + text.get() + "' is not a node number", "write a number from 1");
        return 0;
    }

    private String name(String clusterName, int node) {
        var name = HostName.normal(section.text("Name").orElse(clusterName + "-" + node));
        if (!HostName.isValid(name)) {
            findings.error(section.line("Name"), "'" + name + "' is not a valid host name", "use " + HostName.RULE);
        }
        return name;
    }

    private String location(List<String> locations) {
        var named = section.text("location");
        if (named.isEmpty()) {
            if (locations.size() > 1) {
                findings.error(
                        section.line(),
                        "the instance has no location",
                        "locations are " + String.join(", ", locations));
            }
            return locations.getFirst();
        }
        if (!locations.contains(named.get())) {
            findings.unknown(
                    section.line("location"),
                    "location '" + named.get() + "' is not in locations",
                    named.get(),
                    locations);
        }
        return named.get();
    }

    private Set<Role> roles() {
        var roles = EnumSet.noneOf(Role.class);
        section.words("role").forEach(word -> role(word).ifPresent(roles::add));
        if (section.words("role").isEmpty()) {
            findings.error(
                    section.line("role"), "the instance has no role", "roles are " + String.join(", ", Role.words()));
        }
        if (roles.contains(Role.PRIMARY) && roles.contains(Role.REPLICA)) {
            findings.error(section.line("role"), "an instance cannot be primary and replica", "keep one of the two");
        }
        if (roles.contains(Role.WITNESS) && (roles.contains(Role.PRIMARY) || roles.contains(Role.REPLICA))) {
            findings.error(section.line("role"), "a witness cannot hold the cluster's data too", "remove witness");
        }
        return roles;
    }

    private Optional<Role> role(String word) {
        int line = section.line("role");
        if (Words.ROLES_IGNORED.contains(word)) {
            findings.warning(line, "the role " + word + " is not built yet and has no effect", "nothing needs it");
        } else if (Words.ROLES_NOT_BUILT.contains(word)) {
            findings.error(line, "the role " + word + " is not built yet", "remove it from this instance");
        } else if (Role.of(word).isEmpty()) {
            findings.unknown(line, "there is no role '" + word + "'", word, Role.words());
        }
        return Role.of(word);
    }

    /// Every instance is on docker until the other platforms are built.
    static void checkPlatform(Optional<Section> defaults, List<Section> instances, Findings findings) {
        defaults.ifPresent(section -> checkPlatform(section, findings));
        instances.forEach(section -> checkPlatform(section, findings));
        if (defaults.flatMap(section -> section.text("platform")).isEmpty()) {
            instances.stream()
                    .filter(section -> section.text("platform").isEmpty())
                    .findFirst()
                    .ifPresent(section -> findings.error(
                            section.line(),
                            "the platform is missing",
                            "write platform: docker under instance_defaults"));
        }
    }

    private static void checkPlatform(Section section, Findings findings) {
        section.text("platform").map(word -> word.toLowerCase(Locale.ROOT)).ifPresent(word -> {
            int line = section.line("platform");
            if (Set.of("aws", "bare").contains(word)) {
                findings.error(line, "the platform " + word + " is not built yet", "built is docker");
            } else if (!word.equals("docker")) {
                findings.unknown(line, "there is no platform '" + word + "'", word, List.of("docker"));
            }
        });
    }

    static String names(List<Draft> drafts) {
        return drafts.stream().map(Draft::name).collect(Collectors.joining(", "));
    }
}
