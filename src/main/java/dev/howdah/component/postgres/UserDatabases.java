package dev.howdah.component.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Reading the entries of `postgres_databases`.
final class UserDatabases {

    /// An extension wanted in a database.
    record Extension(String name, Optional<String> schema, Optional<String> version) {}

    private UserDatabases() {}

    /// Options of CREATE DATABASE, such as ENCODING, in upper case.
    static SequencedMap<String, String> options(Map<String, Object> entry) {
        var options = new LinkedHashMap<String, String>();
        for (var key : List.of("template", "encoding", "lc_collate", "lc_ctype", "tablespace")) {
            var value = UserRoles.text(entry, key);
            if (!value.isEmpty()) {
                options.put(key.toUpperCase(Locale.ROOT), value);
            }
        }
        return options;
    }

    /// Names, or mappings with name, schema and version.
    static List<Extension> extensions(Map<String, Object> entry) {
        var extensions = new ArrayList<Extension>();
        if (entry.get("extensions") instanceof List<?> list) {
            list.forEach(item -> extensions.add(extension(item)));
        }
        return extensions;
    }

    private static Extension extension(Object item) {
        if (item instanceof Map<?, ?> map) {
            return new Extension(String.valueOf(map.get("name")), text(map, "schema"), text(map, "version"));
        }
        return new Extension(String.valueOf(item), Optional.empty(), Optional.empty());
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key)).map(String::valueOf);
    }
}
