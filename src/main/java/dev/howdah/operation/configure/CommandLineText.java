package dev.howdah.operation.configure;

import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.FailoverOptions;
import dev.howdah.operation.configure.option.FileOptions;
import dev.howdah.operation.configure.option.LayoutOptions;
import dev.howdah.operation.configure.option.Option;
import dev.howdah.operation.configure.option.OptionGroups;
import java.util.ArrayList;
import java.util.List;

/// The command that makes the same config.yml again, in one fixed order and without what is a default.
///
/// It is not the line as typed: two lines that mean the same give the same file, and no path of this machine gets in,
/// but for that of a file of host names.
final class CommandLineText {

    private CommandLineText() {}

    static String of(ConfigureOptions options) {
        var words = new ArrayList<>(List.of("howdah", "configure", options.clusterName()));
        for (var group : OptionGroups.ALL) {
            for (var option : group.options()) {
                if (options.has(option) && !isDefault(options, option)) {
                    add(words, option, options.words(option));
                }
            }
        }
        return quoted(words);
    }

    /// Whether config.yml is the same without it.
    private static boolean isDefault(ConfigureOptions options, Option option) {
        if (LayoutOptions.OF_LOCATIONS.stream().anyMatch(other -> other.name().equals(option.name()))) {
            return false; // its default says which layout is meant, too
        }
        return option.name().equals(FileOptions.NO_GIT.name())
                || option.normal()
                        .filter(word -> word.equals(options.typed(option).orElse("")))
                        .isPresent();
    }

    private static void add(List<String> words, Option option, List<String> given) {
        var manager = FailoverOptions.managerOf(option);
        if (manager.isPresent()) {
            words.addAll(List.of(FailoverOptions.MANAGER.name(), manager.get()));
        } else if (option.takes() == Option.Takes.ONE_EACH_TIME) {
            given.forEach(word -> words.addAll(List.of(option.name(), word)));
        } else {
            words.add(option.name());
            words.addAll(given);
        }
    }

    /// Words as a shell takes them, on one line.
    static String quoted(List<String> words) {
        var line = new StringBuilder();
        for (var word : words) {
            line.append(line.isEmpty() ? "" : " ").append(quoted(word));
        }
        return line.toString();
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty()
                && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./:=,@+".indexOf(c) >= 0);
        return plain
                ? word
                : "'" + word.replace("'", "'\\''").replace("\n", " ").replace("\r", " ") + "'";
    }
}
