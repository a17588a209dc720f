package dev.howdah.operation.configure.option;

import java.util.List;

/// Which instances there are, and where.
public final class LayoutOptions {

    public static final String CASCADED = "cascaded";
    public static final String LOCATIONS = "locations";

    public static final Option ARCHITECTURE =
            Option.one("--architecture", "NAME", "Which architecture.").or("-a").among(List.of("M1"));
    public static final Option LAYOUT = Option.one(
                    "--layout", "NAME", "Replicas cascaded from the first one, or as many data nodes in each location.")
            .normally(CASCADED)
            .among(List.of(CASCADED, LOCATIONS));
    public static final Option LOCATION_NAMES = Option.some(
            "--location-names", "NAME", "Names of the locations (default: main dr; in the layout of locations: main).");
    public static final Option CASCADED_REPLICAS = Option.one(
                    "--num-cascaded-replicas", "N", "Cascaded layout: replicas that stream from the first replica.")
            .normally("1");
    public static final Option BARMAN_LOCATION = Option.one(
            "--barman-location", "NAME", "Cascaded layout: where the Barman server sits (default: the last location).");
    public static final Option DATA_NODES = Option.one(
                    "--data-nodes-per-location", "N", "Layout of locations: data nodes in each active location.")
            .normally("2");
    public static final Option PRIMARY_LOCATION = Option.one(
            "--primary-location",
            "NAME",
            "Layout of locations: where the primary and Barman are (default: the first active location).");
    public static final Option SINGLE_NODE = Option.one(
            "--single-node-location", "NAME", "Layout of locations: a location with one replica and nothing else.");
    public static final Option WITNESS_ONLY = Option.one(
            "--witness-only-location", "NAME", "Layout of locations: a location with a witness and nothing else.");
    public static final Option HAPROXY =
            Option.flag("--enable-haproxy", "Two more nodes with HAProxy, which lead to whoever is primary.");
    public static final Option PGBOUNCER =
            Option.flag("--enable-pgbouncer", "A connection pool, PgBouncer, on each data node.");

    /// Those that only the cascaded layout has.
    public static final List<Option> OF_CASCADED = List.of(CASCADED_REPLICAS, BARMAN_LOCATION);

    /// Those that only the layout of locations has.
    public static final List<Option> OF_LOCATIONS = List.of(DATA_NODES, PRIMARY_LOCATION, SINGLE_NODE, WITNESS_ONLY);

    static final OptionGroup GROUP = OptionGroup.of(
            "Layout",
            ARCHITECTURE,
            LAYOUT,
            LOCATION_NAMES,
            CASCADED_REPLICAS,
            BARMAN_LOCATION,
            DATA_NODES,
            PRIMARY_LOCATION,
            SINGLE_NODE,
            WITNESS_ONLY,
            HAPROXY,
            PGBOUNCER);

    private LayoutOptions() {}
}
