package dev.howdah.config;

import java.util.Map;

/// Keys of a new config.yml that the records of the model do not carry, such as those of a platform.
///
/// Values are texts, numbers, booleans, and lists and maps of them.
///
/// @param top keys of the file itself
/// @param defaults keys of `instance_defaults`
/// @param locations keys of each location, by its name
/// @param instances keys of each instance, by its name
public record Additions(
        Map<String, Object> top,
        Map<String, Object> defaults,
        Map<String, Map<String, Object>> locations,
        Map<String, Map<String, Object>> instances) {

    public static final Additions NONE = new Additions(Map.of(), Map.of(), Map.of(), Map.of());
}
