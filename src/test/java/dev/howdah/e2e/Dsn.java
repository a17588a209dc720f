package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/// Connection strings as `howdah dsn` prints them for the application of the tests.
final class Dsn {

    private Dsn() {}

    /// @param way direct, haproxy or pgbouncer
    /// @param use read-write or read-only
    static String of(TestCluster cluster, String way, String use, String driver) {
        var printed = cluster.run("dsn", "--user", "app", "--database", "shop")
                .succeeds()
                .out();
        var part = printed.substring(printed.indexOf(way + ", " + use));
        var matcher = Pattern.compile("(?m)^  " + driver + " +(.*)$").matcher(part);
        assertThat(matcher.find())
                .as("%s %s %s in %s", way, use, driver, printed)
                .isTrue();
        return matcher.group(1);
    }
}
