package dev.howdah.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an instance is for. An instance may have several roles.
public enum Role {
    PRIMARY,
    REPLICA,
    /// Votes in a failover, with a Postgres of its own that holds no user data.
    WITNESS,
    BARMAN,
    /// Member of the store that Patroni keeps its state in (DCS).
    ETCD,
    HAPROXY,
    PGBOUNCER,
    /// Votes under EFM, without a Postgres.
    EFM_WITNESS,
    /// A standby that EFM never promotes.
    EFM_NOT_PROMOTABLE,
    /// Stands in the layout of locations, as in files of TPA, where it has no effect on M1 either.
    LOG_SERVER;

    /// The word used in config.yml.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
