package dev.howdah.component.patroni;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Nested settings laid over each other, compared, and written as YAML.
final class Layers {

    private Layers() {}

    /// A copy with another layer on top: maps are merged, null removes, anything else replaces.
    static SequencedMap<String, Object> over(Map<String, Object> lower, Map<?, ?> upper) {
        var merged = new LinkedHashMap<>(lower);
        upper.forEach((name, value) -> merge(merged, String.valueOf(name), value));
        return merged;
    }

    private static void merge(Map<String, Object> merged, String name, @Nullable Object value) {
        switch (value) {
            case null -> merged.remove(name);
            case Map<?, ?> map ->
                merged.put(name, over(merged.get(name) instanceof Map<?, ?> below ? named(below) : Map.of(), map));
            default -> merged.put(name, value);
        }
    }

    /// A patch that turns `found` into `wished` where they differ; what only `found` has is left.
    static SequencedMap<String, Object> patch(Map<?, ?> found, Map<String, Object> wished) {
        var patch = new LinkedHashMap<String, Object>();
        wished.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                var inner = patch(found.get(name) instanceof Map<?, ?> below ? below : Map.of(), named(map));
                if (!inner.isEmpty() || !(found.get(name) instanceof Map<?, ?>)) {
                    patch.put(name, inner);
                }
            } else if (!value.equals(found.get(name))) {
                patch.put(name, value);
            }
        });
        return patch;
    }

    /// The differences, a line each, such as `+ postgresql.parameters.work_mem = 8MB`.
    static List<String> difference(Map<?, ?> found, Map<?, ?> patch) {
        var lines = new ArrayList<String>();
        patch.forEach((name, value) -> difference(lines, String.valueOf(name), found.get(name), value));
        return lines;
    }

    private static void difference(List<String> lines, String path, @Nullable Object old, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var below = old instanceof Map<?, ?> inner ? inner : Map.of();
            map.forEach((name, item) -> difference(lines, path + "." + name, below.get(name), item));
            if (map.isEmpty()) {
                lines.add("+ " + path);
            }
            return;
        }
        if (old != null) {
            lines.add("- " + path + " = " + old);
        }
        if (value != null) {
            lines.add("+ " + path + " = " + value);
        }
    }

    /// A value at a path of names; an empty map where there is none.
    static Map<String, Object> at(Map<?, ?> map, String... path) {
        Map<?, ?> at = map;
        for (var name : path) {
            at = at.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
        }
        return named(at);
    }

    static Map<String, Object> named(Map<?, ?> map) {
        var named = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    static String yaml(Map<String, Object> settings) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(1000);
        options.setSplitLines(false);
        return new Yaml(options).dump(settings);
    }
}
