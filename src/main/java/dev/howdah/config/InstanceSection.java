package dev.howdah.config;

import dev.howdah.model.HostName;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.SettingType;
import dev.howdah.model.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one entry of `instances`.
final class InstanceSection {

    private static final SettingType<Object> ANYTHING = new SettingType<>("anything", value -> value);

    private final Section section;
    private final Findings findings;

    InstanceSection(Section section, Findings findings) {
        this.section = section;
        this.findings = findings;
    }

    /// @param platform the platform that the instance is on
    /// @param volumes where the defaults of its disks stand, the weakest first
    Draft read(
            String clusterName,
            List<String> locations,
            PlatformSection platform,
            Settings settings,
            List<Section> volumes) {
        checkKeys(platform.word());
        int node = node();
        var instance = new Instance(
                node,
                name(clusterName, node),
                location(locations),
                roles(),
                section.text("upstream").map(HostName::normal),
                section.words("backup").stream().map(HostName::normal).toList(),
                section.text("ip_address"),
                settings,
                section.text("public_ip"),
                section.text("private_ip"),
                section.value("provision_only", SettingType.BOOLEAN).orElse(false),
                new VolumeSection(findings).read(section, volumes),
                platformKeys(platform));
        return new Draft(section, instance);
    }

    private void checkKeys(String platform) {
        var known = new ArrayList<>(Words.INSTANCE);
        known.addAll(PlatformKeys.of(platform));
        for (var key : section.entries().sequencedKeySet()) {
            var owner = known.contains(key) ? Optional.<String>empty() : PlatformKeys.ownerOf(key);
            owner.ifPresent(other -> {
                findings.warning(
                        section.line(key),
                        "the key '" + key + "' belongs to the platform " + other + " and has no effect on " + platform,
                        "remove it");
                known.add(key);
            });
        }
        section.refuseUnknown("of an instance", known, "variables of an instance stand under vars:");
    }

    private Map<String, Object> platformKeys(PlatformSection platform) {
        var own = new ArrayList<>(PlatformKeys.of(platform.word()));
        own.removeAll(platform.sharedKeys());
        var keys = new LinkedHashMap<String, Object>();
        for (var key : own) {
            section.value(key, ANYTHING).ifPresent(value -> keys.put(key, value));
        }
        return keys;
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
}
