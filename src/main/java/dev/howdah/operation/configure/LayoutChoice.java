package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.LayoutOptions.BARMAN_LOCATION;
import static dev.howdah.operation.configure.option.LayoutOptions.CASCADED;
import static dev.howdah.operation.configure.option.LayoutOptions.CASCADED_REPLICAS;
import static dev.howdah.operation.configure.option.LayoutOptions.HAPROXY;
import static dev.howdah.operation.configure.option.LayoutOptions.LAYOUT;
import static dev.howdah.operation.configure.option.LayoutOptions.LOCATIONS;
import static dev.howdah.operation.configure.option.LayoutOptions.LOCATION_NAMES;
import static dev.howdah.operation.configure.option.LayoutOptions.OF_CASCADED;
import static dev.howdah.operation.configure.option.LayoutOptions.OF_LOCATIONS;
import static dev.howdah.operation.configure.option.LayoutOptions.PGBOUNCER;

import dev.howdah.architecture.CascadedLayout;
import dev.howdah.architecture.Companions;
import dev.howdah.architecture.Layout;
import dev.howdah.operation.configure.option.Option;
import dev.howdah.problem.DidYouMean;
import java.util.List;

/// Which layout is asked for: the cascaded one, unless an option says otherwise.
final class LayoutChoice {

    private static final int MOST_REPLICAS = 1000;
    private static final List<String> MAIN_AND_DR = List.of("main", "dr");

    private LayoutChoice() {}

    static Layout layout(Given given, Companions companions) {
        if (given.has(HAPROXY) && given.has(PGBOUNCER)) {
            given.problem(PGBOUNCER, PGBOUNCER + " and " + HAPROXY + " exclude each other", "give one of the two");
        }
        given.choice(LAYOUT, "layout");
        return isOfLocations(given) ? new LocationsChoice(given, companions).layout() : cascaded(given, companions);
    }

    private static boolean isOfLocations(Given given) {
        var cascaded = named(given, OF_CASCADED);
        var locations = named(given, OF_LOCATIONS);
        var layout = given.typed(LAYOUT).orElse("");
        if (!cascaded.isEmpty() && (!locations.isEmpty() || layout.equals(LOCATIONS))) {
            mixed(given, cascaded.getFirst(), CASCADED);
        } else if (!locations.isEmpty() && layout.equals(CASCADED)) {
            mixed(given, locations.getFirst(), LOCATIONS);
        }
        return !locations.isEmpty() || layout.equals(LOCATIONS);
    }

    private static List<Option> named(Given given, List<Option> options) {
        return options.stream().filter(given::has).toList();
    }

    private static void mixed(Given given, Option option, String owner) {
        given.problem(
                option,
                option + " belongs to --layout " + owner + ", and options of the other layout are given too",
                "keep to one: cascaded has " + names(OF_CASCADED) + "; locations has " + names(OF_LOCATIONS));
    }

    private static String names(List<Option> options) {
        return String.join(", ", options.stream().map(Option::name).toList());
    }

    private static Layout cascaded(Given given, Companions companions) {
        int replicas = given.number(CASCADED_REPLICAS, "number of replicas", 0, MOST_REPLICAS);
        var names = locationNames(given, MAIN_AND_DR);
        if (names.size() > 2) {
            given.problem(
                    LOCATION_NAMES,
                    "the cascaded layout has two locations at the most, and " + names.size() + " are named",
                    "name one or two, or say --layout locations");
        }
        return new CascadedLayout(replicas, names, barmanLocation(given, names), companions);
    }

    /// The names of the locations; each must be a plain word that stands once.
    static List<String> locationNames(Given given, List<String> normal) {
        var names = given.words(LOCATION_NAMES);
        for (int i = 0; i < names.size(); i++) {
            given.checkPlain(LOCATION_NAMES, names.get(i));
            if (names.indexOf(names.get(i)) < i) {
                given.problem(
                        LOCATION_NAMES,
                        "location '" + names.get(i) + "' stands twice",
                        "give each location a name of its own");
            }
        }
        return names.isEmpty() ? normal : names;
    }

    /// Barman is in the second location, or in one that the user names; that may be a third one, which suits a witness.
    private static String barmanLocation(Given given, List<String> names) {
        var wanted = given.typed(BARMAN_LOCATION).orElse(names.getLast());
        given.typed(BARMAN_LOCATION).ifPresent(name -> given.checkPlain(BARMAN_LOCATION, name));
        if (!names.contains(wanted) && DidYouMean.nearest(wanted, names).isPresent()) {
            given.problem(
                    BARMAN_LOCATION,
                    "location '" + wanted + "' is not among the locations",
                    DidYouMean.hint(wanted, names));
        }
        return wanted;
    }
}
