package dev.howdah.component.postgres;

import java.util.List;
import java.util.Optional;

/// An extension of which we know more than its name. Its packages are in packages.properties, under its name.
///
/// @param library what is to be preloaded for it; empty where nothing is
/// @param created whether databases get it by CREATE EXTENSION; others are only a library
record KnownExtension(String name, Optional<String> library, boolean created) {

    private static final List<String> IN_CONTRIB = List.of("pg_stat_statements", "passwordcheck");

    private static final List<KnownExtension> ALL = List.of(
            preloaded("pg_stat_statements"),
            preloaded("pgaudit"),
            preloaded("edb_pg_tuner"),
            preloaded("query_advisor"),
            preloaded("edb_wait_states"),
            preloaded("edb_stat_monitor"),
            preloaded("autocluster"),
            preloaded("refdata"),
            preloaded("bluefin"),
            new KnownExtension("sql_profiler", Optional.of("sql-profiler"), true),
            new KnownExtension("postgis", Optional.empty(), true),
            library("pg_failover_slots"),
            library("passwordcheck"),
            new KnownExtension("sql_protect", Optional.of("sqlprotect"), false));

    /// Names of those that have packages of their own.
    static List<String> packaged() {
        return ALL.stream()
                .map(KnownExtension::name)
                .filter(name -> !IN_CONTRIB.contains(name))
                .toList();
    }

    static KnownExtension of(String name) {
        return ALL.stream()
                .filter(known -> known.name.equalsIgnoreCase(name))
                .findFirst()
                .orElse(new KnownExtension(name, Optional.empty(), true));
    }

    private static KnownExtension preloaded(String name) {
        return new KnownExtension(name, Optional.of(name), true);
    }

    private static KnownExtension library(String name) {
        return new KnownExtension(name, Optional.of(name), false);
    }
}
