package dev.howdah.config;

import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An instance as written, before it is known whether the names in it exist; its section knows the lines.
record Draft(
        Section section,
        int node,
        String name,
        String location,
        Set<Role> roles,
        Optional<String> upstream,
        List<String> backup,
        Optional<String> address,
        Settings settings) {

    boolean holdsData() {
        return roles.contains(Role.PRIMARY) || roles.contains(Role.REPLICA);
    }

    boolean streams() {
        return roles.contains(Role.REPLICA) || roles.contains(Role.WITNESS);
    }

    int line(String key) {
        return section.line(key);
    }
}
