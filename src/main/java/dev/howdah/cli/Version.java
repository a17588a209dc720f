package dev.howdah.cli;

import java.util.Objects;

/// The tool's own version, as the build wrote it into the jar.
final class Version {

    private Version() {}

    static String number() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    static String line() {
        return "howdah " + number();
    }
}
