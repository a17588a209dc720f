package dev.howdah.operation;

import dev.howdah.operation.check.Checks;
import dev.howdah.operation.check.Heartbeat;
import dev.howdah.topology.CheckResult;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Verifies a running cluster. It writes one row to a table of its own and reads it everywhere; else it only asks.
public final class Verify {

    private static final int AT_ONCE = 64;

    private final InstantSource clock;

    public Verify(InstantSource clock) {
        this.clock = clock;
    }

    public List<CheckResult> verify(Path directory) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        var cluster = home.cluster();
        try (var site = Site.open(home)) {
            var hosts = Hosts.of(cluster, site.connections(), AT_ONCE);
            var checks = Checks.all(
                    Components.failoverManager(cluster),
                    instance -> Components.units(cluster, instance),
                    instance -> Components.guardedFiles(cluster, instance));
            var seen = Glance.at(cluster, hosts, checks, clock);
            var results = new ArrayList<CheckResult>();
            checks.forEach(check -> results.addAll(check.results(seen)));
            results.addAll(new Heartbeat(hosts, clock).results(seen));
            return List.copyOf(results);
        }
    }
}
