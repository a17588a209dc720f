package dev.howdah.component.postgres;

import dev.howdah.component.Needs.RoleNeed;
import dev.howdah.model.Cluster;
import dev.howdah.model.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The roles that `postgres_users` lists.
///
/// Each logs in with a password that is made for it and kept with the cluster's secrets, unless
/// `generate_password: false`; `role_attrs` may say otherwise (`nologin`).
final class UserRoles {

    private UserRoles() {}

    static List<RoleNeed> of(Cluster cluster) {
        return cluster.value(PostgresSettings.USERS).stream()
                .map(UserRoles::role)
                .toList();
    }

    private static RoleNeed role(Map<String, Object> user) {
        var attributes = new ArrayList<String>();
        words(user, "role_attrs").forEach(word -> attributes.add(word.toUpperCase(Locale.ROOT)));
        if (!attributes.contains("NOLOGIN") && !attributes.contains("LOGIN")) {
            attributes.add("LOGIN");
        }
        var limit = user.get("conn_limit");
        if (limit != null) {
            attributes.add("CONNECTION LIMIT " + SettingType.INTEGER.reading().apply(limit));
        }
        var generate = user.get("generate_password");
        boolean password = generate == null || SettingType.BOOLEAN.reading().apply(generate);
        return new RoleNeed(text(user, "username"), attributes, password, words(user, "granted_roles"), List.of());
    }

    static String text(Map<String, Object> entry, String key) {
        var value = entry.get(key);
        return value == null ? "" : SettingType.TEXT.reading().apply(value);
    }

    static List<String> words(Map<String, Object> entry, String key) {
        var value = entry.get(key);
        return value == null ? List.of() : SettingType.LIST.reading().apply(value);
    }
}
