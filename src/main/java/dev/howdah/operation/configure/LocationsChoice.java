package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.LayoutOptions.DATA_NODES;
import static dev.howdah.operation.configure.option.LayoutOptions.LOCATION_NAMES;
import static dev.howdah.operation.configure.option.LayoutOptions.PRIMARY_LOCATION;
import static dev.howdah.operation.configure.option.LayoutOptions.SINGLE_NODE;
import static dev.howdah.operation.configure.option.LayoutOptions.WITNESS_ONLY;

import dev.howdah.architecture.Companions;
import dev.howdah.architecture.LocationsLayout;
import dev.howdah.model.FailoverChoice;
import dev.howdah.operation.configure.option.FailoverOptions;
import dev.howdah.operation.configure.option.Option;
import dev.howdah.problem.DidYouMean;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The options of the layout of locations, and how they fit together.
final class LocationsChoice {

    private static final int MOST_DATA_NODES = 1000;

    private final Given given;
    private final Companions companions;
    private final List<String> names;
    private final Optional<String> single;
    private final Optional<String> witness;

    LocationsChoice(Given given, Companions companions) {
        this.given = given;
        this.companions = companions;
        this.names = LayoutChoice.locationNames(given, List.of("main"));
        this.single = listed(SINGLE_NODE);
        this.witness = listed(WITNESS_ONLY);
    }

    LocationsLayout layout() {
        int dataNodes = given.number(DATA_NODES, "number of data nodes", 1, MOST_DATA_NODES);
        if (given.has(SINGLE_NODE) && given.has(WITNESS_ONLY)) {
            given.problem(
                    WITNESS_ONLY, WITNESS_ONLY + " and " + SINGLE_NODE + " exclude each other", "give one of the two");
        }
        checkWitness();
        var active = active();
        if (companions.manager() == FailoverChoice.PATRONI && active.size() > 1) {
            given.problem(
                    FailoverOptions.MANAGER,
                    "Patroni is for one location with data nodes, and these are " + active.size() + ": "
                            + String.join(", ", active),
                    "name one location, or say repmgr or efm");
        }
        return new LocationsLayout(names, primary(active), dataNodes, single, witness, companions);
    }

    /// A location that an option names and that exists.
    private Optional<String> listed(Option option) {
        return given.typed(option).filter(name -> {
            boolean known = names.contains(name);
            if (!known) {
                given.problem(
                        option, "location '" + name + "' is not among the locations", DidYouMean.hint(name, names));
            }
            return known;
        });
    }

    private void checkWitness() {
        if (!given.has(WITNESS_ONLY)) {
            return;
        }
        if (!companions.hasWitness()) {
            given.problem(
                    WITNESS_ONLY, "a witness has no part in failover by Patroni", "remove it, or say repmgr or efm");
        }
        if (new LinkedHashSet<>(names).size() < 3) {
            given.problem(
                    WITNESS_ONLY,
                    "a location for the witness alone needs two others, and " + names.size() + " "
                            + (names.size() == 1 ? "is" : "are") + " named",
                    "name three or more with " + LOCATION_NAMES);
        }
    }

    /// The locations with data nodes of the usual number; never empty, so that checking can go on.
    private List<String> active() {
        var active = new LinkedHashSet<>(names);
        single.ifPresent(active::remove);
        witness.ifPresent(active::remove);
        if (active.isEmpty()) {
            given.problem(
                    SINGLE_NODE,
                    "no location is left for the primary beside '" + String.join("', '", names) + "'",
                    "name another one with " + LOCATION_NAMES);
            return names;
        }
        return List.copyOf(active);
    }

    private String primary(List<String> active) {
        var wanted = given.typed(PRIMARY_LOCATION).orElse(active.getFirst());
        if (active.contains(wanted)) {
            return wanted;
        }
        given.problem(
                PRIMARY_LOCATION,
                names.contains(wanted)
                        ? "location '" + wanted + "' is for a single node or a witness, not for the primary"
                        : "location '" + wanted + "' is not among the locations",
                DidYouMean.hint(wanted, active));
        return active.getFirst();
    }
}
