package dev.howdah.operation.dsn;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.ConnectionString;
import dev.howdah.model.Instance;
import dev.howdah.operation.ClusterHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Connection strings for applications, for every way into a cluster and every driver that we know. No host is asked.
public final class ConnectionStrings {

    private ConnectionStrings() {}

    public static List<ConnectionString> of(Path directory, DsnOptions options) {
        return of(ClusterHome.open(directory), options);
    }

    public static List<ConnectionString> of(ClusterHome home, DsnOptions options) {
        var rootCertificate = rootCertificate(home, options);
        var patience = Patience.of(home.cluster());
        var strings = new ArrayList<ConnectionString>();
        for (var endpoint : new Endpoints(home.cluster()).all()) {
            for (var driver : Driver.values()) {
                strings.add(new ConnectionString(
                        word(endpoint.way()),
                        word(endpoint.use()),
                        driver.word(),
                        driver.write(endpoint, options, rootCertificate, patience)));
            }
        }
        return List.copyOf(strings);
    }

    /// A string of JDBC for one member and no other, whatever part it plays.
    public static String jdbc(ClusterHome home, Instance member, DsnOptions options) {
        int port = PostgresPaths.of(home.cluster(), member).port();
        var place = new Endpoint.Place(member.name(), member.address(), port);
        var endpoint = new Endpoint(Endpoint.Way.DIRECT, Endpoint.Use.READ_WRITE, List.of(place), false);
        return Driver.JDBC.write(endpoint, options, rootCertificate(home, options), Patience.of(home.cluster()));
    }

    private static String rootCertificate(ClusterHome home, DsnOptions options) {
        return options.rootCertificate()
                .orElseGet(() -> home.directory()
                        .toAbsolutePath()
                        .normalize()
                        .resolve("ssl")
                        .resolve("CA.crt")
                        .toString());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
