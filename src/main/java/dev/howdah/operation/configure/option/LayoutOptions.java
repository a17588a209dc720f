package dev.howdah.operation.configure.option;

import java.util.List;

/// Which instances there are, and where.
public final class LayoutOptions {

    public static final List<String> DEFAULT_LOCATIONS = List.of("main", "dr");

    public static final Option ARCHITECTURE =
            Option.one("--architecture", "NAME", "Which architecture.").or("-a").among(List.of("M1"));
    public static final Option CASCADED_REPLICAS = Option.one(
                    "--num-cascaded-replicas", "N", "Replicas that stream from the first replica.")
            .normally("1");
    public static final Option LOCATION_NAMES =
            Option.some("--location-names", "NAME", "Names of the locations, the primary's first (default: main dr).");
    public static final Option BARMAN_LOCATION =
            Option.one("--barman-location", "NAME", "Where the Barman server sits (default: the last location).");

    static final OptionGroup GROUP =
            OptionGroup.of("Layout", ARCHITECTURE, CASCADED_REPLICAS, LOCATION_NAMES, BARMAN_LOCATION);

    private LayoutOptions() {}
}
