package dev.howdah.operation;

import dev.howdah.component.ClusterFiles;
import dev.howdah.component.system.SystemComponent;
import dev.howdah.engine.Parallel;
import dev.howdah.operation.preflight.Finding;
import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.problem.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Says what a deploy would do, and does nothing.
public final class Planning {

    private final InstantSource clock;

    public Planning(InstantSource clock) {
        this.clock = clock;
    }

    public PlanReport plan(Path directory, PlanOptions options) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        try (var site = Site.open(home)) {
            return planned(home, site, options, "plan").report();
        }
    }

    /// A look at everything and the plan that follows from it.
    record Planned(Look look, PlanReport report) {}

    /// @param run names the run that the plan is made for
    Planned planned(ClusterHome home, Site site, PlanOptions options, String run) {
        Reclone.check(home, options.reclone());
        var files = ClusterFiles.of(home.directory(), options.hooks(), run);
        SystemComponent.checkArtifacts(home.cluster(), files);
        var credentials = new ClusterCredentials(home, clock);
        var prepared = Parallel.both(
                () -> site.platform().plan(), () -> new Guess(home.cluster(), credentials, options.reclone(), files));
        var provisioning = prepared.one();
        var hosts = Hosts.of(home.cluster(), site.connections(), options.parallel());
        var absent = provisioning.isEmpty() ? Set.<String>of() : absent(home, site);
        var look = Look.at(prepared.other(), hosts, absent);
        var report = new PlanReport(
                look.plan(),
                home.configDigest(),
                provisioning.stream().map(ProvisioningChange::text).toList(),
                warnings(home, look, files),
                found(look, true),
                Outlook.lines(home.cluster()));
        return new Planned(look, report);
    }

    private static List<Problem> warnings(ClusterHome home, Look look, ClusterFiles files) {
        var warnings = new ArrayList<>(home.warnings());
        warnings.addAll(files.warnings());
        warnings.addAll(found(look, false));
        look.paused().stream()
                .findFirst()
                .ifPresent(name ->
                        warnings.add(Problem.onHost(name, "", "automatic failover is paused, and a deploy leaves it so")
                                .withRemedy("'howdah resume' lets it watch again")));
        return warnings;
    }

    private static List<Problem> found(Look look, boolean stops) {
        return look.findings().stream()
                .filter(finding -> finding.stops() == stops)
                .map(Finding::problem)
                .toList();
    }

    private static Set<String> absent(ClusterHome home, Site site) {
        var running = site.platform().instances().stream()
                .filter(ProvisionedInstance::isRunning)
                .map(ProvisionedInstance::name)
                .collect(Collectors.toSet());
        var absent = new HashSet<String>();
        home.cluster().instances().forEach(instance -> absent.add(instance.name()));
        absent.removeAll(running);
        return absent;
    }
}
