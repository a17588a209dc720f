package dev.howdah.testing;

import dev.howdah.topology.DataDirectory;
import dev.howdah.topology.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Made-up live states of Postgres.
public final class Nodes {

    private Nodes() {}

    public static Node primary(int timeline) {
        return primary(timeline, 1000);
    }

    public static Node primary(int timeline, long written) {
        return running(timeline, Optional.empty(), written, Map.of());
    }

    /// A running primary with values of the limits that standbys share.
    public static Node primary(Map<String, Integer> limits) {
        return running(1, Optional.empty(), 1000, limits);
    }

    public static Node standby(int timeline, String upstream) {
        return running(timeline, Optional.of(upstream), 900, Map.of());
    }

    public static Node stoppedPrimary(int timeline) {
        return new Node.Stopped(data(timeline, false));
    }

    public static Node stoppedStandby(int timeline) {
        return new Node.Stopped(data(timeline, true));
    }

    public static Node unreachable() {
        return new Node.Unreachable("no route to host");
    }

    public static Node empty() {
        return new Node.Empty();
    }

    private static Node running(int timeline, Optional<String> upstream, long written, Map<String, Integer> limits) {
        return new Node.Running(
                data(timeline, upstream.isPresent()),
                upstream.isPresent(),
                timeline,
                upstream,
                upstream.isPresent(),
                written,
                written,
                0,
                "15.18",
                List.of(),
                List.of(),
                limits);
    }

    private static DataDirectory data(int timeline, boolean standby) {
        return new DataDirectory("7000000000000000001", timeline, "shut down", standby, 15, "postgres");
    }
}
