package dev.howdah.operation.configure.option;

import dev.howdah.model.PostgresVersion;
import java.util.ArrayList;
import java.util.List;

/// Which Postgres.
public final class PostgresOptions {

    public static final List<String> VERSIONS = versions();

    public static final Option POSTGRESQL =
            Option.one("--postgresql", "VERSION", "Major version of Postgres.").among(VERSIONS);

    static final OptionGroup GROUP = OptionGroup.of("Postgres", POSTGRESQL);

    private PostgresOptions() {}

    private static List<String> versions() {
        var versions = new ArrayList<String>();
        for (int major = PostgresVersion.OLDEST; major <= PostgresVersion.NEWEST; major++) {
            versions.add(Integer.toString(major));
        }
        return List.copyOf(versions);
    }
}
