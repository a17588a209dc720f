package dev.howdah.operation;

import dev.howdah.config.CheckedConfig;
import dev.howdah.config.ConfigReader;
import java.nio.file.Files;
import java.nio.file.Path;

/// Checks a config.yml without doing anything with it.
public final class Validate {

    private Validate() {}

    /// @param place a cluster's directory, or a file of any name
    public static CheckedConfig check(Path place) {
        return ConfigReader.check(file(place), Components.settings());
    }

    /// The file that is meant.
    public static Path file(Path place) {
        return Files.isDirectory(place) ? place.resolve("config.yml") : place;
    }
}
