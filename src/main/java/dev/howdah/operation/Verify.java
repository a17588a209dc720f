package dev.howdah.operation;

import dev.howdah.model.Cluster;
import dev.howdah.operation.check.Check;
import dev.howdah.operation.check.Checks;
import dev.howdah.operation.check.Heartbeat;
import dev.howdah.operation.compliance.Standard;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.topology.CheckResult;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Verifies a running cluster. It writes one row to a table of its own and reads it everywhere; else it only asks.
public final class Verify {

    private static final int AT_ONCE = 64;

    private final InstantSource clock;

    public Verify(InstantSource clock) {
        this.clock = clock;
    }

    /// @param standard a standard of security to check too: the one of this name, or that of config.yml where it is
    ///     empty
    public List<CheckResult> verify(Path directory, Optional<String> standard) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        var cluster = home.cluster();
        var compliance = standard.map(word -> standard(cluster, word));
        try (var site = Site.open(home)) {
            var hosts = Hosts.of(cluster, site.connections(), AT_ONCE);
            var checks = new ArrayList<Check>(Checks.all(
                    Components.failoverManager(cluster),
                    instance -> Components.units(cluster, instance),
                    instance -> Components.guardedFiles(cluster, instance)));
            compliance.map(Checks::compliance).ifPresent(checks::add);
            var seen = Glance.at(cluster, hosts, checks, clock);
            var results = new ArrayList<CheckResult>();
            checks.forEach(check -> results.addAll(check.results(seen)));
            results.addAll(new Heartbeat(hosts, clock).results(seen));
            return List.copyOf(results);
        }
    }

    private static Standard standard(Cluster cluster, String word) {
        if (!word.isEmpty()) {
            return Standard.of(word)
                    .orElseThrow(() -> ProblemException.wrongInput(
                            Problem.inOption("--compliance", "there is no standard '" + word + "'")
                                    .withRemedy("known are cis, stig")));
        }
        return Standard.of(cluster)
                .orElseThrow(() ->
                        ProblemException.wrongInput(Problem.inOption("--compliance", "config.yml names no standard")
                                .withRemedy("say --compliance cis or stig, or write compliance: at its top")));
    }
}
