package dev.howdah.model;

import java.util.Optional;

/// A flavour of Postgres and its major version, such as 15.
public record PostgresVersion(Flavour flavour, int major) {

    public static final int OLDEST = 13;
    public static final int NEWEST = 18;

    /// A version of the community's own Postgres.
    public PostgresVersion(int major) {
        this(Flavour.POSTGRESQL, major);
    }

    /// Reads a supported major version, as `15`; empty for anything else.
    public static Optional<PostgresVersion> of(String text) {
        for (int major = OLDEST; major <= NEWEST; major++) {
            if (text.equals(Integer.toString(major))) {
                return Optional.of(new PostgresVersion(major));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return Integer.toString(major);
    }
}
