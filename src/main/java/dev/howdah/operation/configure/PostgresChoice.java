package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.PostgresOptions.ADVANCED;
import static dev.howdah.operation.configure.option.PostgresOptions.EXTENDED;
import static dev.howdah.operation.configure.option.PostgresOptions.FLAVOUR;
import static dev.howdah.operation.configure.option.PostgresOptions.NO_REDWOOD;
import static dev.howdah.operation.configure.option.PostgresOptions.POSTGRESQL;
import static dev.howdah.operation.configure.option.PostgresOptions.REDWOOD;
import static dev.howdah.operation.configure.option.PostgresOptions.VERSION;

import dev.howdah.model.Flavour;
import dev.howdah.model.PostgresVersion;
import dev.howdah.operation.configure.option.Option;
import java.util.ArrayList;
import java.util.List;

/// Which Postgres is asked for: a flavour and a major version, in one option or in two.
final class PostgresChoice {

    private static final String OLDER_EXTENDED = "pgextended";

    private final Given given;

    private PostgresChoice(Given given) {
        this.given = given;
    }

    static PostgresVersion postgres(Given given) {
        var choice = new PostgresChoice(given);
        var flavours = choice.flavours();
        var flavour = choice.flavour(flavours);
        var version = new PostgresVersion(flavour, choice.version(flavours));
        if (!flavours.isEmpty()) {
            choice.redwood(flavour);
        }
        return version;
    }

    /// The options that name a flavour.
    private List<Option> flavours() {
        var options = new ArrayList<Option>();
        for (var option : List.of(POSTGRESQL, ADVANCED, EXTENDED, FLAVOUR)) {
            if (given.has(option)) {
                options.add(option);
            }
        }
        return options;
    }

    private Flavour flavour(List<Option> options) {
        if (options.isEmpty()) {
            given.required(POSTGRESQL, "15");
            return Flavour.POSTGRESQL;
        }
        if (options.size() > 1) {
            given.problem(
                    options.get(1),
                    options.get(1) + " and " + options.getFirst() + " name a flavour each",
                    "give one of the two");
        }
        var option = options.getFirst().name();
        if (option.equals(FLAVOUR.name())) {
            return given.choice(FLAVOUR, "Postgres flavour")
                    .map(word -> word.equals(OLDER_EXTENDED) ? Flavour.EDBPGE.word() : word)
                    .flatMap(Flavour::of)
                    .orElse(Flavour.POSTGRESQL);
        }
        if (option.equals(ADVANCED.name())) {
            return Flavour.EPAS;
        }
        return option.equals(EXTENDED.name()) ? Flavour.EDBPGE : Flavour.POSTGRESQL;
    }

    private int version(List<Option> flavours) {
        var said = new ArrayList<Option>();
        for (var option : flavours) {
            if (!option.name().equals(FLAVOUR.name()) && given.typed(option).isPresent()) {
                said.add(option);
            }
        }
        if (given.has(VERSION)) {
            said.add(VERSION);
        }
        if (said.isEmpty()) {
            if (!flavours.isEmpty()) {
                given.problem(
                        flavours.getFirst(),
                        "the version of Postgres is missing",
                        "say for example " + VERSION + " 15");
            }
            return PostgresVersion.NEWEST;
        }
        var first = given.typed(said.getFirst()).orElseThrow();
        if (flavours.size() < 2
                && said.size() > 1
                && !given.typed(VERSION).orElse("").equals(first)) {
            given.problem(
                    VERSION,
                    VERSION + " " + given.typed(VERSION).orElse("") + " contradicts " + said.getFirst() + " " + first,
                    "give the version once");
        }
        said.forEach(this::checkVersion);
        return PostgresVersion.of(first).map(PostgresVersion::major).orElse(PostgresVersion.NEWEST);
    }

    private void checkVersion(Option option) {
        var word = given.typed(option).orElse("");
        if (PostgresVersion.of(word).isEmpty()) {
            given.problem(
                    option,
                    "Postgres version '" + word + "' is not supported",
                    "supported are " + PostgresVersion.OLDEST + " to " + PostgresVersion.NEWEST);
        }
    }

    private void redwood(Flavour flavour) {
        if (flavour != Flavour.EPAS) {
            for (var option : List.of(REDWOOD, NO_REDWOOD)) {
                if (given.has(option)) {
                    given.problem(
                            option, option + " has no meaning with " + flavour.word(), "it belongs to " + ADVANCED);
                }
            }
        } else if (given.has(REDWOOD) == given.has(NO_REDWOOD)) {
            given.problem(
                    given.has(REDWOOD) ? NO_REDWOOD : ADVANCED,
                    "EDB Postgres Advanced Server is compatible with Oracle or not, which is decided once",
                    "give one of " + REDWOOD + " and " + NO_REDWOOD);
        } else {
            given.vars().put("epas_redwood_compat", given.has(REDWOOD));
        }
    }
}
