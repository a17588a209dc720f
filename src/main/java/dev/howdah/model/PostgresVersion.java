package dev.howdah.model;

import java.util.Optional;

/// A major version of Postgres, such as 15.
public record PostgresVersion(int major) {

    public static final int OLDEST = 13;
    public static final int NEWEST = 18;

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
