package dev.howdah.config;

import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An instance as written, before it is known whether the names in it exist; its section knows the lines.
record Draft(Section section, Instance instance) {

    int node() {
        return instance.node();
    }

    String name() {
        return instance.name();
    }

    Set<Role> roles() {
        return instance.roles();
    }

    Optional<String> upstream() {
        return instance.upstream();
    }

    List<String> backup() {
        return instance.backup();
    }

    Optional<String> address() {
        return instance.address();
    }

    boolean holdsData() {
        return instance.holdsData();
    }

    boolean streams() {
        return instance.has(Role.REPLICA) || instance.has(Role.WITNESS);
    }

    int line(String key) {
        return section.line(key);
    }
}
