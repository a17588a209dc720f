package dev.howdah.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whose build of Postgres a cluster runs.
public enum Flavour {
    POSTGRESQL,
    /// EDB Postgres Advanced Server.
    EPAS,
    /// EDB Postgres Extended Server.
    EDBPGE;

    /// The word used in config.yml.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Flavour> of(String word) {
        return Arrays.stream(values())
                .filter(flavour -> flavour.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Flavour::word).toList();
    }
}
