package dev.howdah.config;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingGroup;
import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The JSON Schema of config.yml (draft 2020-12), for editors. It says no more than one value or key at a time can be
/// wrong by itself; what instances must be to each other only `howdah validate` checks.
public final class ConfigSchema {

    /// Where a cluster's directory has the schema, seen from its config.yml.
    public static final String FILE = ".howdah/config.schema.json";

    /// The first line of config.yml, by which editors find the schema.
    public static final String MODELINE = "yaml-language-server: $schema=" + FILE;

    private static final Map<String, Object> SCALAR = Map.of("type", List.of("string", "number", "boolean", "null"));
    private static final Map<String, Object> TEMPLATE = Map.of("$ref", "#/$defs/template");

    private ConfigSchema() {}

    /// The schema as this version of the tool has it.
    public static String text() {
        return Resource.text(ConfigSchema.class, "config.schema.json");
    }

    /// The variables that config.yml itself has, besides those of components.
    public static SettingGroup clusterSettings() {
        return new SettingGroup(
                "cluster",
                List.of(
                        Setting.computed(
                                        "failover_manager",
                                        SettingType.oneOf(FailoverChoice.words().toArray(String[]::new)),
                                        "repmgr; efm where the flavour is epas",
                                        "What promotes a replica where the primary is lost.")
                                .forCluster(),
                        Setting.computed(
                                        "postgres_flavour",
                                        SettingType.oneOf(Flavour.words().toArray(String[]::new)),
                                        Flavour.POSTGRESQL.word(),
                                        "Whose build of Postgres runs.")
                                .forCluster(),
                        Setting.computed(
                                        "postgres_version",
                                        SettingType.oneOf(versions()),
                                        "none: it must be given",
                                        "Major version of Postgres; what is there already is never changed to another.")
                                .forCluster()));
    }

    private static String[] versions() {
        return IntStream.rangeClosed(PostgresVersion.OLDEST, PostgresVersion.NEWEST)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
    }

    /// Makes the schema from the settings that the components declared.
    public static SequencedMap<String, Object> of(List<SettingGroup> groups) {
        var settings = new TreeMap<String, Setting<?>>();
        groups.forEach(group -> group.settings().forEach(setting -> settings.put(setting.name(), setting)));
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "config.yml of a Howdah cluster");
        schema.put("type", "object");
        schema.put("required", List.of("architecture", "cluster_vars", "instances"));
        schema.put("properties", top());
        schema.put("$defs", definitions(settings));
        return schema;
    }

    private static SequencedMap<String, Object> top() {
        var top = new LinkedHashMap<String, Object>();
        Words.TOP.forEach(key -> top.put(key, true));
        Words.TOP_IGNORED.forEach(
                (key, why) -> top.put(key, Map.of("deprecated", true, "description", "Has no effect: " + why + ".")));
        top.put("architecture", described(Map.of("enum", List.of("M1")), "The layout that the cluster follows."));
        top.put("cluster_name", described(scalar(), "Name of the cluster; by default that of its directory."));
        top.put("cluster_tags", Map.of("type", List.of("object", "null"), "additionalProperties", SCALAR));
        top.put("cluster_vars", Map.of("$ref", "#/$defs/cluster_vars"));
        top.put("locations", Map.of("type", "array", "items", Map.of("$ref", "#/$defs/location")));
        top.put("instance_defaults", Map.of("$ref", "#/$defs/defaults"));
        top.put("instances", Map.of("type", "array", "minItems", 1, "items", Map.of("$ref", "#/$defs/instance")));
        top.put("default_volumes", Map.of("$ref", "#/$defs/volumes"));
        top.put("docker_networks", Map.of("type", "array", "items", Map.of("type", "object")));
        return new LinkedHashMap<>(new TreeMap<>(top));
    }

    private static SequencedMap<String, Object> definitions(Map<String, Setting<?>> settings) {
        var definitions = new LinkedHashMap<String, Object>();
        definitions.put(
                "template",
                described(
                        Map.of("type", "string", "pattern", "\\{[{%]"),
                        "An expression of Jinja2 that uses the keys at the top of the file."));
        definitions.put("cluster_vars", clusterVariables(settings));
        definitions.put("vars", variables(settings));
        definitions.put("instance", InstanceSchema.of(Map.of("required", List.of("node", "role"))));
        definitions.put("location", InstanceSchema.of(Map.of("required", List.of("Name"))));
        definitions.put("defaults", InstanceSchema.of(Map.of()));
        definitions.put("volumes", InstanceSchema.volumes());
        return definitions;
    }

    private static Map<String, Object> clusterVariables(Map<String, Setting<?>> settings) {
        var properties = new LinkedHashMap<String, Object>();
        settings.forEach((name, setting) -> properties.put(name, property(setting)));
        var vars = new LinkedHashMap<String, Object>();
        vars.put("type", List.of("object", "null"));
        vars.put("properties", properties);
        return vars;
    }

    /// The same for one instance, without what counts for the whole cluster.
    private static Map<String, Object> variables(Map<String, Setting<?>> settings) {
        var refused = new LinkedHashMap<String, Object>();
        settings.values().stream().filter(Setting::clusterWide).forEach(setting -> refused.put(setting.name(), false));
        return Map.of("$ref", "#/$defs/cluster_vars", "properties", refused);
    }

    private static Map<String, Object> property(Setting<?> setting) {
        var property = new LinkedHashMap<String, Object>();
        property.put("description", setting.meaning() + " Default: " + setting.defaultText());
        var choices = new ArrayList<Object>();
        choices.add(of(setting.type().shape()));
        choices.add(TEMPLATE);
        property.put("anyOf", choices);
        return property;
    }

    /// What the values of a shape are in JSON; numbers and booleans may be in quotes as well.
    static Map<String, Object> of(SettingShape shape) {
        return switch (shape) {
            case SettingShape.Text _ -> SCALAR;
            case SettingShape.Form(var pattern) -> Map.of("type", "string", "pattern", "^(" + pattern + ")$");
            case SettingShape.Whole _ -> either(Map.of("type", "integer"), "^-?[0-9]{1,9}$");
            case SettingShape.Decimal _ -> either(Map.of("type", "number"), "^-?[0-9]{1,9}(\\.[0-9]{1,9})?$");
            case SettingShape.Flag _ -> either(Map.of("type", "boolean"), "^(yes|no|true|false|on|off|0|1)$");
            case SettingShape.OneOf(var words) -> Map.of("enum", words(words));
            case SettingShape.ListOf(var item) -> Map.of("type", "array", "items", of(item));
            case SettingShape.MappingOf(var value) -> Map.of("type", "object", "additionalProperties", of(value));
            case SettingShape.Fields(var required, var fields) -> fields(required, fields);
            case SettingShape.Either(var shapes) ->
                Map.of("anyOf", shapes.stream().map(ConfigSchema::of).toList());
            case SettingShape.Anything _ -> Map.of();
        };
    }

    private static Map<String, Object> fields(String required, Map<String, SettingShape> fields) {
        var properties = new LinkedHashMap<String, Object>();
        fields.forEach((key, shape) -> properties.put(key, of(shape)));
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of(required),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> either(Map<String, Object> type, String pattern) {
        return Map.of("anyOf", List.of(type, Map.of("type", "string", "pattern", pattern)));
    }

    /// Words and what an editor may make of them when they stand without quotes.
    private static List<Object> words(List<String> words) {
        var values = new ArrayList<Object>(words);
        for (var word : words) {
            if (word.matches("[0-9]{1,9}")) {
                values.add(Integer.valueOf(word));
            } else if (word.equals("on") || word.equals("off")) {
                values.add(word.equals("on"));
            }
        }
        return values;
    }

    static Map<String, Object> scalar() {
        return SCALAR;
    }

    static Map<String, Object> described(Map<String, Object> schema, String description) {
        var result = new LinkedHashMap<String, Object>();
        result.put("description", description);
        result.putAll(schema);
        return result;
    }

    static List<String> roles() {
        return Role.words();
    }
}
