package dev.howdah.operation.dsn;

import dev.howdah.model.ConnectionString;
import dev.howdah.operation.ClusterHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Connection strings for applications, for every way into a cluster and every driver that we know. No host is asked.
public final class ConnectionStrings {

    private ConnectionStrings() {}

    public static List<ConnectionString> of(Path directory, DsnOptions options) {
        var home = ClusterHome.open(directory);
        var rootCertificate = options.rootCertificate()
                .orElseGet(() -> home.directory()
                        .toAbsolutePath()
                        .normalize()
                        .resolve("ssl")
                        .resolve("CA.crt")
                        .toString());
        var strings = new ArrayList<ConnectionString>();
        for (var endpoint : new Endpoints(home.cluster()).all()) {
            for (var driver : Driver.values()) {
                strings.add(new ConnectionString(
                        word(endpoint.way()),
                        word(endpoint.use()),
                        driver.word(),
                        driver.write(endpoint, options, rootCertificate)));
            }
        }
        return List.copyOf(strings);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
