package dev.howdah.config;

import dev.howdah.model.SettingShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The part of the JSON Schema that is about one instance, and about what it takes from defaults and locations.
final class InstanceSchema {

    private static final Map<String, Object> NUMBER = ConfigSchema.of(new SettingShape.Whole());
    private static final Map<String, Object> FLAG = ConfigSchema.of(new SettingShape.Flag());

    private InstanceSchema() {}

    /// @param more keywords beside the properties
    static Map<String, Object> of(Map<String, Object> more) {
        var properties = new TreeMap<String, Object>();
        for (var platform : PlatformKeys.platforms()) {
            PlatformKeys.of(platform)
                    .forEach(key -> properties.put(key, Map.of("description", "On " + platform + ".")));
        }
        Words.INSTANCE.forEach(key -> properties.put(key, ConfigSchema.scalar()));
        properties.put("node", described(NUMBER, "Number of the node, from 1, unique in the cluster."));
        properties.put("role", described(words(roles()), "What the instance is for."));
        properties.put("upstream", described(ConfigSchema.scalar(), "Instance that this one streams from."));
        properties.put("backup", described(words(ConfigSchema.scalar()), "Barman instances that back this one up."));
        properties.put("platform", Map.of("enum", List.copyOf(PlatformKeys.platforms())));
        properties.put("provision_only", FLAG);
        properties.put("vars", Map.of("$ref", "#/$defs/vars"));
        properties.put("volumes", Map.of("$ref", "#/$defs/volumes"));
        properties.put("default_volumes", Map.of("$ref", "#/$defs/volumes"));
        var result = new LinkedHashMap<String, Object>();
        result.put("type", "object");
        result.put("properties", new LinkedHashMap<>(properties));
        result.put("additionalProperties", false);
        result.putAll(more);
        return result;
    }

    private static Map<String, Object> roles() {
        var known = new ArrayList<>(ConfigSchema.roles());
        Words.ROLES_IGNORED.stream()
                .sorted()
                .filter(role -> !known.contains(role))
                .forEach(known::add);
        Words.ROLES_NOT_BUILT.stream()
                .sorted()
                .filter(role -> !known.contains(role))
                .forEach(known::add);
        return Map.of("anyOf", List.of(Map.of("enum", known), Map.of("$ref", "#/$defs/template")));
    }

    /// One word, or a list of them.
    private static Map<String, Object> words(Map<String, Object> word) {
        return Map.of("anyOf", List.of(word, Map.of("type", "array", "items", word)));
    }

    private static Map<String, Object> described(Map<String, Object> schema, String description) {
        return ConfigSchema.described(schema, description);
    }

    static Map<String, Object> volumes() {
        var properties = new LinkedHashMap<String, Object>();
        for (var key : VolumeSection.KEYS) {
            properties.put(
                    key,
                    switch (key) {
                        case "volume_size", "iops" -> NUMBER;
                        case "encrypted", "attach_existing", "delete_on_termination" -> FLAG;
                        case "vars" -> variables();
                        default -> ConfigSchema.scalar();
                    });
        }
        var volume = new LinkedHashMap<String, Object>();
        volume.put("type", "object");
        volume.put("properties", properties);
        volume.put("additionalProperties", false);
        volume.put("required", List.of("device_name"));
        return Map.of("type", "array", "items", volume);
    }

    private static Map<String, Object> variables() {
        var properties = new LinkedHashMap<String, Object>();
        VolumeSection.VARS.forEach(key -> properties.put(key, words(ConfigSchema.scalar())));
        var vars = new LinkedHashMap<String, Object>();
        vars.put("type", "object");
        vars.put("properties", properties);
        vars.put("additionalProperties", false);
        return vars;
    }
}
