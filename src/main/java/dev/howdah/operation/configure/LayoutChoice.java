package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.LayoutOptions.BARMAN_LOCATION;
import static dev.howdah.operation.configure.option.LayoutOptions.CASCADED_REPLICAS;
import static dev.howdah.operation.configure.option.LayoutOptions.DEFAULT_LOCATIONS;
import static dev.howdah.operation.configure.option.LayoutOptions.LOCATION_NAMES;

import dev.howdah.architecture.CascadedLayout;
import dev.howdah.architecture.Companions;
import dev.howdah.architecture.Layout;
import dev.howdah.problem.DidYouMean;
import java.util.HashSet;
import java.util.List;

/// Which layout is asked for.
final class LayoutChoice {

    private static final int MOST_REPLICAS = 1000;

    private LayoutChoice() {}

    static Layout layout(Given given, Companions companions) {
        int cascaded = given.number(CASCADED_REPLICAS, "number of replicas", 0, MOST_REPLICAS);
        var names = locations(given);
        return new CascadedLayout(cascaded, names, barmanLocation(given, names), companions);
    }

    private static List<String> locations(Given given) {
        var names = given.words(LOCATION_NAMES);
        if (names.isEmpty()) {
            return DEFAULT_LOCATIONS;
        }
        if (names.size() > 2) {
            given.problem(LOCATION_NAMES, names.size() + " locations are not built yet", "give one name or two");
        }
        if (new HashSet<>(names).size() < names.size()) {
            given.problem(LOCATION_NAMES, "a name stands twice", "give each location a name of its own");
        }
        names.forEach(name -> given.checkPlain(LOCATION_NAMES, name));
        return names;
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
