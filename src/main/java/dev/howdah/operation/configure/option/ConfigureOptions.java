package dev.howdah.operation.configure.option;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options of `configure` as typed, not yet checked, so that all that is wrong can be said at once.
///
/// @param directory the cluster's directory, which must not exist; its last part is the cluster's name
/// @param given the words after each option that was given, by the option's name
/// @param commandLine all words as typed, for the message of the commit
public record ConfigureOptions(Path directory, Map<String, List<String>> given, List<String> commandLine) {

    public ConfigureOptions {
        given = Map.copyOf(given);
        commandLine = List.copyOf(commandLine);
    }

    /// No option yet.
    public static ConfigureOptions of(Path directory, List<String> commandLine) {
        return new ConfigureOptions(directory, Map.of(), commandLine);
    }

    /// These options and one more.
    public ConfigureOptions with(Option option, String... words) {
        var more = new HashMap<>(given);
        more.put(option.name(), List.of(words));
        return new ConfigureOptions(directory, more, commandLine);
    }

    public boolean has(Option option) {
        return given.containsKey(option.name());
    }

    /// The words after an option; none where it was not given.
    public List<String> words(Option option) {
        return given.getOrDefault(option.name(), List.of());
    }

    /// The word after an option, without its default.
    public Optional<String> typed(Option option) {
        var words = words(option);
        return words.isEmpty() ? Optional.empty() : Optional.of(words.getFirst());
    }

    /// The word after an option, or its default.
    public Optional<String> word(Option option) {
        return typed(option).or(option::normal);
    }

    /// The cluster's name: the last part of the directory.
    public String clusterName() {
        var name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }
}
