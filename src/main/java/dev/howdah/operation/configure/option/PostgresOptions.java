package dev.howdah.operation.configure.option;

import dev.howdah.model.PostgresVersion;
import java.util.ArrayList;
import java.util.List;

/// Which Postgres.
public final class PostgresOptions {

    public static final List<String> VERSIONS = versions();

    public static final Option POSTGRESQL = Option.atMostOne(
                    "--postgresql", "VERSION", "Postgres of the community, in a major version.")
            .among(VERSIONS);
    public static final Option ADVANCED = Option.atMostOne(
                    "--edb-postgres-advanced", "VERSION", "EDB Postgres Advanced Server, in a major version.")
            .or("--epas")
            .among(VERSIONS);
    public static final Option EXTENDED = Option.atMostOne(
                    "--edb-postgres-extended", "VERSION", "EDB Postgres Extended Server, in a major version.")
            .or("--pgextended", "--edbpge")
            .among(VERSIONS);
    public static final Option FLAVOUR = Option.one(
                    "--postgres-flavour", "NAME", "The flavour, in place of one of the options above.")
            .among(List.of("postgresql", "epas", "edbpge", "pgextended"));
    public static final Option VERSION = Option.one(
                    "--postgres-version", "VERSION", "The major version, where none stands after the flavour.")
            .among(VERSIONS);
    public static final Option REDWOOD =
            Option.flag("--redwood", "Advanced Server: compatible with Oracle in its databases.");
    public static final Option NO_REDWOOD = Option.flag(
                    "--no-redwood", "Advanced Server: like Postgres of the community in its databases.")
            .or("--no-redwood-compat");

    static final OptionGroup GROUP =
            OptionGroup.of("Postgres", POSTGRESQL, ADVANCED, EXTENDED, FLAVOUR, VERSION, REDWOOD, NO_REDWOOD);

    private PostgresOptions() {}

    private static List<String> versions() {
        var versions = new ArrayList<String>();
        for (int major = PostgresVersion.OLDEST; major <= PostgresVersion.NEWEST; major++) {
            versions.add(Integer.toString(major));
        }
        return List.copyOf(versions);
    }
}
