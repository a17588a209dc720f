package dev.howdah.cli;

import dev.howdah.cli.ConfigureCommand.Configuring;
import dev.howdah.cli.DeployCommand.Deploying;
import dev.howdah.cli.StatusCommand.Observing;
import dev.howdah.model.Distribution;
import dev.howdah.operation.DeployOptions;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.FailoverOptions;
import dev.howdah.operation.configure.option.LayoutOptions;
import dev.howdah.operation.configure.option.PlatformOptions;
import dev.howdah.operation.configure.option.PostgresOptions;
import dev.howdah.problem.Category;
import dev.howdah.report.TopologyText;
import dev.howdah.topology.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A whole cluster from nothing: configure, deploy, look, and what to do next. Run again, it goes on from what is
/// there.
@Command
final class DemoCommand implements Callable<Integer> {

    private static final int PARALLEL = 64;

    private final Streams streams;
    private final Configuring configuring;
    private final Deploying deploying;
    private final Observing observing;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIRECTORY",
            defaultValue = "howdah-demo",
            description = "Where the cluster's files go (default: ${DEFAULT-VALUE}).")
    private Path directory = Path.of("howdah-demo");

    @Option(
            names = {"--distribution", "--os"},
            paramLabel = "NAME",
            completionCandidates = Candidates.Distributions.class,
            defaultValue = PlatformOptions.DEFAULT_DISTRIBUTION,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String distribution = PlatformOptions.DEFAULT_DISTRIBUTION;

    @Option(
            names = "--os-version",
            paramLabel = "VERSION",
            completionCandidates = Candidates.DistributionVersions.class,
            description = "${COMPLETION-CANDIDATES} (default: 12, with Ubuntu 24.04).")
    private Optional<String> osVersion = Optional.empty();

    @Mixin
    private PlainOption plain = new PlainOption();

    DemoCommand(Streams streams, Configuring configuring, Deploying deploying, Observing observing) {
        this.streams = streams;
        this.configuring = configuring;
        this.deploying = deploying;
        this.observing = observing;
    }

    @Override
    public Integer call() {
        if (!Files.exists(directory.resolve("config.yml"))) {
            configuring.configure(options());
            streams.print("Made " + directory.resolve("config.yml") + ".\n");
        }
        streams.print("Deploying; the first time this builds an image and installs packages, which takes minutes.\n");
        var options = new DeployOptions(PARALLEL, false, Set.of(), _ -> {});
        var report = Shown.run(
                streams, plain.isPlain(), (listener, stop) -> deploying.deploy(directory, options, listener, stop));
        streams.printWarnings(report.warnings());
        if (report.stopped()) {
            return Category.STOPPED.exitCode();
        }
        if (!report.isGood()) {
            streams.print("Run `howdah demo " + directory + "` again: it goes on from what is there.\n");
            return Category.STEP_FAILED.exitCode();
        }
        var seen = observing.observe(directory);
        streams.print("\n" + TopologyText.of(seen, streams.ink()) + "\n" + nextSteps(seen));
        return 0;
    }

    /// The distribution's own Postgres, so that no other package source is needed.
    private ConfigureOptions options() {
        var version = osVersion.orElse(PlatformOptions.defaultVersion(distribution));
        var own = Distribution.named(distribution, version)
                .map(Distribution::ownPostgres)
                .orElse(15); // configure says what is wrong with the distribution
        return ConfigureOptions.of(directory, List.of("howdah", "demo", directory.toString()))
                .with(LayoutOptions.ARCHITECTURE, "M1")
                .with(PostgresOptions.POSTGRESQL, own.toString())
                .with(FailoverOptions.MANAGER, "repmgr")
                .with(PlatformOptions.PLATFORM, "docker")
                .with(PlatformOptions.DISTRIBUTION, distribution)
                .with(PlatformOptions.OS_VERSION, version);
    }

    private String nextSteps(Observation seen) {
        var cluster = seen.topology().cluster();
        var primary =
                seen.topology().primary().orElse(cluster.configuredPrimary().name());
        var ink = streams.ink();
        return ink.bold("Connect") + "\n"
                + line("howdah ssh " + directory + " " + primary + " -- sudo -iu postgres psql", "")
                + line("docker exec -it -u postgres " + primary + " psql", "")
                + ink.bold("Break it") + "\n"
                + line("docker exec " + primary + " pkill -9 -o -u postgres postgres", "kills the primary's Postgres")
                + line("docker stop " + primary, "stops its whole machine")
                + line("howdah status " + directory + " --watch", "shows who takes over")
                + line("howdah deploy " + directory, "repairs what is left")
                + ink.bold("Check it") + "\n"
                + line("howdah test " + directory, "")
                + ink.bold("Remove it") + "\n"
                + line("howdah deprovision " + directory + " --yes && rm -r " + directory, "");
    }

    private static String line(String command, String effect) {
        return "  %-58s  %s".formatted(command, effect).stripTrailing() + "\n";
    }
}
