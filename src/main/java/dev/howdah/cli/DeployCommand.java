package dev.howdah.cli;

import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Stop;
import dev.howdah.operation.DeployOptions;
import dev.howdah.operation.DeployReport;
import dev.howdah.operation.PlanReport;
import dev.howdah.problem.Category;
import dev.howdah.problem.Place;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Provisions, then brings every host to the state that config.yml describes.
@Command
final class DeployCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Deploying {
        DeployReport deploy(Path clusterDirectory, DeployOptions options, Listener listener, Stop stop);
    }

    private final Streams streams;
    private final Deploying deploying;
    private final Set<String> gone = new HashSet<>();

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "Carry out exactly the plan that `howdah plan --out FILE` kept, or nothing if it is outdated.")
    private Optional<Path> plan = Optional.empty();

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private BreakLockOption breakLock = new BreakLockOption();

    @Mixin
    private PlainOption plain = new PlainOption();

    DeployCommand(Streams streams, Deploying deploying) {
        this.streams = streams;
        this.deploying = deploying;
    }

    @Override
    public Integer call() {
        var approved = plan.map(ApprovedPlan::read);
        var options = new DeployOptions(run.parallel(), breakLock.isGiven(), run.reclone(), run.hooks(), report -> {
            approved.ifPresent(stored -> stored.check(report));
            noteUnreachable(report);
            warnOfHosts(report);
        });
        var report = Shown.run(
                streams,
                plain.isPlain(),
                (listener, stop) -> deploying.deploy(cluster.directory(), options, listener, stop));
        streams.printWarnings(report.warnings());
        if (!report.isGood()) {
            streams.print("The journal of the run is " + report.journal() + "\n");
        }
        return exitCode(report);
    }

    /// Before anything is done; what looks odd in config.yml is told in the end.
    private void warnOfHosts(PlanReport report) {
        streams.printWarnings(report.warnings().stream()
                .filter(problem -> problem.place() instanceof Place.OnHost)
                .toList());
    }

    private void noteUnreachable(PlanReport report) {
        gone.addAll(report.plan().unreachable().keySet());
    }

    /// Where hosts that did not answer from the start are all that failed, that is what the exit code says.
    private int exitCode(DeployReport report) {
        if (report.stopped()) {
            return Category.STOPPED.exitCode();
        }
        if (report.isGood()) {
            return 0;
        }
        boolean stepFailed = report.outcomes().entrySet().stream()
                .filter(entry -> !gone.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(step -> step.outcome() instanceof Outcome.Failed);
        return (stepFailed || gone.isEmpty() ? Category.STEP_FAILED : Category.UNREACHABLE).exitCode();
    }
}
