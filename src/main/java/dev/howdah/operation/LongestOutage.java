package dev.howdah.operation;

import dev.howdah.component.ClientSettings;
import dev.howdah.component.haproxy.Haproxy;
import dev.howdah.component.pgbouncer.Pgbouncer;
import dev.howdah.model.Cluster;
import dev.howdah.model.Role;
import dev.howdah.topology.drill.Promise;
import dev.howdah.topology.drill.Promise.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long a client may be without writes at worst, by the cluster's settings: what the failover manager needs, and
/// what the client's way to the new primary adds.
public final class LongestOutage {

    private LongestOutage() {}

    /// @param hostLost whether the primary's host does not answer; else only its Postgres crashed
    /// @param way `haproxy`, `pgbouncer`, or `direct`
    public static Optional<Promise> of(Cluster cluster, boolean hostLost, String way) {
        var parts = new ArrayList<>(Components.failoverManager(cluster).detection(cluster, hostLost));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        parts.add(client(cluster, hostLost, way));
        return Optional.of(new Promise(parts));
    }

    /// One line for each of the two faults, for people; none where nobody is promoted by itself.
    public static List<String> lines(Cluster cluster) {
        var way = way(cluster);
        var lost = of(cluster, true, way);
        var crashed = of(cluster, false, way);
        if (lost.isEmpty() || crashed.isEmpty()) {
            return List.of("Nobody is promoted by itself: writes are away until 'howdah failover' is called.");
        }
        return List.of(
                "Without writes at worst, by these settings:",
                line("host lost", lost.get()),
                line("Postgres crashed", crashed.get()));
    }

    private static String line(String fault, Promise promise) {
        return "  %-17s %4s s = %s".formatted(fault, seconds(promise.most()), promise.sum());
    }

    private static String seconds(Duration length) {
        return Long.toString((length.toMillis() + 999) / 1000);
    }

    private static String way(Cluster cluster) {
        if (!cluster.having(Role.HAPROXY).isEmpty()) {
            return "haproxy";
        }
        return cluster.having(Role.PGBOUNCER).isEmpty() ? "direct" : "pgbouncer";
    }

    private static Part client(Cluster cluster, boolean hostLost, String way) {
        return switch (way) {
            // what the driver remembers of a host, and the time for one that does not answer
            case "direct" ->
                seconds(
                        "client",
                        cluster.value(ClientSettings.HOST_RECHECK)
                                + (hostLost ? cluster.value(ClientSettings.CONNECT_TIMEOUT) : 1));
            // besides its checks: a second until Postgres' part is noted on its host, and the client's next attempt
            case "haproxy" ->
                new Part(
                        "checks of HAProxy and client",
                        Haproxy.findsPrimary(cluster)
                                .plusMillis(2500)
                                .plus(hostLost ? Haproxy.connecting(cluster).minusSeconds(1) : Duration.ZERO));
            // it asks each second whom it is to follow, and looks at all members when nobody answers
            default ->
                seconds(
                        "PgBouncer follows, and client",
                        5 + (hostLost ? Pgbouncer.connecting(cluster).toSeconds() : 0));
        };
    }

    private static Part seconds(String name, long seconds) {
        return new Part(name, Duration.ofSeconds(seconds));
    }
}
