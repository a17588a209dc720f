package dev.howdah.operation.configure.option;

import java.util.List;
import java.util.Optional;

/// An option of `configure`.
///
/// @param name the long name, such as `--network`
/// @param others more names, such as `-a`
/// @param takes how many words follow it
/// @param label what stands for such a word in help
/// @param normal the value where the option is not given, if that is a constant
/// @param choices words that it takes, for help and completion; empty where others fit too
/// @param meaning one sentence for help
public record Option(
        String name,
        List<String> others,
        Takes takes,
        String label,
        Optional<String> normal,
        List<String> choices,
        String meaning) {

    /// How many words an option takes.
    public enum Takes {
        NOTHING,
        ONE,
        /// One, or none where another option gives it.
        AT_MOST_ONE,
        /// One or more after one name.
        SOME,
        /// One each time that the option is given.
        ONE_EACH_TIME
    }

    public static Option flag(String name, String meaning) {
        return new Option(name, List.of(), Takes.NOTHING, "", Optional.empty(), List.of(), meaning);
    }

    public static Option one(String name, String label, String meaning) {
        return new Option(name, List.of(), Takes.ONE, label, Optional.empty(), List.of(), meaning);
    }

    public static Option atMostOne(String name, String label, String meaning) {
        return new Option(name, List.of(), Takes.AT_MOST_ONE, label, Optional.empty(), List.of(), meaning);
    }

    public static Option some(String name, String label, String meaning) {
        return new Option(name, List.of(), Takes.SOME, label, Optional.empty(), List.of(), meaning);
    }

    public static Option oneEachTime(String name, String label, String meaning) {
        return new Option(name, List.of(), Takes.ONE_EACH_TIME, label, Optional.empty(), List.of(), meaning);
    }

    Option or(String... names) {
        return new Option(name, List.of(names), takes, label, normal, choices, meaning);
    }

    Option normally(String value) {
        return new Option(name, others, takes, label, Optional.of(value), choices, meaning);
    }

    Option among(List<String> words) {
        return new Option(name, others, takes, label, normal, words, meaning);
    }

    @Override
    public String toString() {
        return name;
    }
}
