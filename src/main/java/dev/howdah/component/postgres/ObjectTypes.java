package dev.howdah.component.postgres;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What entries of `postgres_users` and `postgres_databases` may hold. A key that is misspelt would give a role other
/// rights than it was to have, so unknown ones are refused.
final class ObjectTypes {

    static final SettingType<Map<String, Object>> USER = SettingType.fields(
            "username",
            Map.of(
                    "username", TEXT,
                    "generate_password", BOOLEAN,
                    "role_attrs", LIST,
                    "granted_roles", LIST,
                    "conn_limit", INTEGER,
                    "password_encryption", oneOf("scram-sha-256")));

    private static final SettingType<Map<String, Object>> EXTENSION =
            SettingType.fields("name", Map.of("name", TEXT, "schema", TEXT, "version", TEXT));

    /// A name, or a mapping with more.
    private static final SettingType<Object> EXTENSION_OR_NAME = new SettingType<>(
            "a name, or " + EXTENSION.words(),
            value -> value instanceof Map<?, ?>
                    ? EXTENSION.reading().apply(value)
                    : TEXT.reading().apply(value),
            new SettingShape.Either(List.of(TEXT.shape(), EXTENSION.shape())));

    static final SettingType<Map<String, Object>> DATABASE = SettingType.fields("name", database());

    private ObjectTypes() {}

    private static Map<String, SettingType<?>> database() {
        var fields = new LinkedHashMap<String, SettingType<?>>();
        for (var key : List.of("name", "owner", "encoding", "lc_collate", "lc_ctype", "template", "tablespace")) {
            fields.put(key, TEXT);
        }
        fields.put("extensions", SettingType.listOf(EXTENSION_OR_NAME));
        fields.put("state", oneOf("present"));
        return fields;
    }
}
