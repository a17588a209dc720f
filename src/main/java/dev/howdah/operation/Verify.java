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

/// Verifies a running cluster. It writes one row to a table of its own and reads it everywhere; else it only asks.
public final class Verify {

    private static final int AT_ONCE = 64;

    private final InstantSource clock;

    public Verify(InstantSource clock) {
        this.clock = clock;
    }

    public TestReport verify(Path directory, TestOptions options) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        var cluster = home.cluster();
        var compliance = options.standard().map(word -> standard(cluster, word));
        var own = OwnTests.of(directory, options);
        own.chosen().forEach(program -> Targets.of(cluster, program.head().on()));
        try (var site = Site.open(home)) {
            var hosts = Hosts.of(cluster, site.connections(), AT_ONCE);
            var checks = new ArrayList<Check>();
            if (options.name().isEmpty()) {
                checks.addAll(Checks.all(
                        Components.failoverManager(cluster),
                        instance -> Components.units(cluster, instance),
                        instance -> Components.guardedFiles(cluster, instance)));
            }
            compliance.map(Checks::compliance).ifPresent(checks::add);
            var seen = Glance.at(cluster, hosts, checks, clock);
            var results = new ArrayList<CheckResult>();
            checks.forEach(check -> results.addAll(check.results(seen)));
            if (options.name().isEmpty()) {
                results.addAll(new Heartbeat(hosts, clock).results(seen));
            }
            results.addAll(new CustomTests(directory, site.connections(), seen).results(own.chosen()));
            return new TestReport(results, own.warnings());
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
