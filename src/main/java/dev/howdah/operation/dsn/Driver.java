package dev.howdah.operation.dsn;

import dev.howdah.operation.dsn.Endpoint.Place;
import dev.howdah.operation.dsn.Endpoint.Use;
import dev.howdah.operation.dsn.Endpoint.Way;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Clients of Postgres and how their connection strings are written.
///
/// Those of libpq take the name, which is verified, and the address, which is used, so that they need no look-up of
/// names. The others verify what they connect to; our certificates bear names and addresses.
enum Driver {
    /// A URI of libpq.
    PSQL {
        @Override
        String write(Endpoint endpoint, DsnOptions options, String rootCertificate, Patience patience) {
            var hosts = joined(endpoint, place -> place.name() + ":" + place.port());
            return "postgresql://"
                    + options.user().map(user -> encoded(user) + "@").orElse("") + hosts + "/"
                    + encoded(options.database()) + "?"
                    + query(libpq(endpoint, options, rootCertificate, patience));
        }
    },
    /// Keywords and values of libpq.
    PSYCOPG {
        @Override
        String write(Endpoint endpoint, DsnOptions options, String rootCertificate, Patience patience) {
            var words = new LinkedHashMap<String, String>();
            words.put("host", joined(endpoint, Place::name));
            words.put("port", joined(endpoint, place -> Integer.toString(place.port())));
            words.put("dbname", options.database());
            options.user().ifPresent(user -> words.put("user", user));
            words.putAll(libpq(endpoint, options, rootCertificate, patience));
            return words.entrySet().stream()
                    .map(word -> word.getKey() + "=" + quoted(word.getValue()))
                    .collect(Collectors.joining(" "));
        }
    },
    JDBC {
        @Override
        String write(Endpoint endpoint, DsnOptions options, String rootCertificate, Patience patience) {
            var words = new LinkedHashMap<String, String>();
            options.user().ifPresent(user -> words.put("user", user));
            words.put("sslmode", "verify-full");
            words.put("sslrootcert", rootCertificate);
            if (endpoint.seeks()) {
                words.put("targetServerType", endpoint.use() == Use.READ_WRITE ? "primary" : "preferSecondary");
            }
            // what it remembers of hosts for 10 seconds otherwise is outdated in a failover
            words.put("hostRecheckSeconds", Integer.toString(patience.hostRecheck()));
            words.put("connectTimeout", Integer.toString(patience.connectTimeout()));
            words.put("tcpKeepAlive", "true");
            if (endpoint.way() == Way.PGBOUNCER) {
                // a pool may give each transaction another server, which does not know what was prepared
                words.put("prepareThreshold", "0");
            }
            return "jdbc:postgresql://" + joined(endpoint, place -> host(place, options) + ":" + place.port()) + "/"
                    + encoded(options.database()) + "?" + query(words);
        }
    },
    NPGSQL {
        @Override
        String write(Endpoint endpoint, DsnOptions options, String rootCertificate, Patience patience) {
            var words = new LinkedHashMap<String, String>();
            words.put("Host", joined(endpoint, place -> host(place, options) + ":" + place.port()));
            words.put("Database", options.database());
            options.user().ifPresent(user -> words.put("Username", user));
            words.put("SSL Mode", "VerifyFull");
            words.put("Root Certificate", rootCertificate);
            if (endpoint.seeks()) {
                words.put("Target Session Attributes", endpoint.use() == Use.READ_WRITE ? "primary" : "prefer-standby");
            }
            words.put("Host Recheck Seconds", Integer.toString(patience.hostRecheck()));
            words.put("Timeout", Integer.toString(patience.connectTimeout()));
            words.put("Tcp Keepalive", "true");
            return words.entrySet().stream()
                    .map(word -> word.getKey() + "=" + semicolons(word.getValue()))
                    .collect(Collectors.joining(";"));
        }
    };

    abstract String write(Endpoint endpoint, DsnOptions options, String rootCertificate, Patience patience);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static SequencedMap<String, String> libpq(
            Endpoint endpoint, DsnOptions options, String rootCertificate, Patience patience) {
        var words = new LinkedHashMap<String, String>();
        boolean addresses =
                endpoint.places().stream().allMatch(place -> place.address().isPresent());
        if (addresses && !options.names()) {
            words.put("hostaddr", joined(endpoint, place -> place.address().orElse("")));
        }
        words.put("sslmode", "verify-full");
        words.put("sslrootcert", rootCertificate);
        if (endpoint.seeks()) {
            words.put("target_session_attrs", endpoint.use() == Use.READ_WRITE ? "read-write" : "prefer-standby");
        }
        words.put("connect_timeout", Integer.toString(patience.connectTimeout()));
        words.putAll(patience.libpq());
        return words;
    }

    private static String host(Place place, DsnOptions options) {
        return options.names() ? place.name() : place.address().orElse(place.name());
    }

    private static String joined(Endpoint endpoint, Function<Place, String> text) {
        return endpoint.places().stream().map(text).collect(Collectors.joining(","));
    }

    private static String query(Map<String, String> words) {
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + encoded(word.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// Percent signs for all that means something in a URI, and for little else, so that people can read it.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%2C", ",");
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_.,:/-]+")
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String semicolons(String value) {
        return value.matches("[^;='\" ]+") ? value : "'" + value.replace("'", "''") + "'";
    }
}
