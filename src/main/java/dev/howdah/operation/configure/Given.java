package dev.howdah.operation.configure;

import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.Option;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The options as typed, for the topics that read them; each adds what it finds wrong, and what it writes.
///
/// @param vars the variables of `cluster_vars` so far, apart from the flavour, the version and the failover manager
record Given(ConfigureOptions options, Problems problems, Map<String, Object> vars) {

    static Given of(ConfigureOptions options) {
        return new Given(options, new Problems(), new TreeMap<>());
    }

    String clusterName() {
        return options.clusterName();
    }

    boolean has(Option option) {
        return options.has(option);
    }

    /// The word after an option, without its default.
    Optional<String> typed(Option option) {
        return options.typed(option);
    }

    /// The word after an option, or its default; an option that has none must be given.
    Optional<String> word(Option option) {
        return options.word(option);
    }

    List<String> words(Option option) {
        return options.words(option);
    }

    /// A word that must be there.
    Optional<String> required(Option option, String example) {
        var word = word(option);
        if (word.isEmpty()) {
            problem(option, "the option " + option + " is missing", "say for example " + option + " " + example);
        }
        return word;
    }

    /// One of an option's choices; what else is given is a problem.
    ///
    /// @param kind what the choices are, such as `failover manager`
    Optional<String> choice(Option option, String kind) {
        return word(option).filter(word -> {
            boolean known = option.choices().contains(word);
            if (!known) {
                problem(option, "there is no " + kind + " '" + word + "'", DidYouMean.hint(word, option.choices()));
            }
            return known;
        });
    }

    /// A whole number; the least one where what is given is none.
    ///
    /// @param kind what is counted, such as `number of replicas`
    int number(Option option, String kind, int least, int most) {
        var word = word(option).orElse("");
        try {
            int number = Integer.parseInt(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        problem(option, "'" + word + "' is not a " + kind, "give a number from " + least + " to " + most);
        return least;
    }

    /// What is written into config.yml as it is must come back as it was.
    void checkPlain(Option option, String word) {
        if (word.isEmpty() || !word.equals(word.strip()) || word.chars().anyMatch(Character::isISOControl)) {
            problem(option, "'" + word.strip() + "' is empty or has spaces at its ends", "give a plain word");
        } else if (word.contains("{{") || word.contains("{%")) {
            problem(option, "templates have no place here", "give the word itself");
        }
    }

    void problem(Option option, String what, String remedy) {
        problems.add(Problem.inOption(option.name(), what).withRemedy(remedy));
    }
}
