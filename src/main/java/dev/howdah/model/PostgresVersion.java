package dev.howdah.model;

/// A major version of Postgres, such as 15.
public record PostgresVersion(int major) {

    public static final int OLDEST = 13;
    public static final int NEWEST = 18;

    @Override
    public String toString() {
        return Integer.toString(major);
    }
}
