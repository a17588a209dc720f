package dev.howdah.cli;

import dev.howdah.operation.Configure.Configured;
import dev.howdah.operation.ConfigureOptions;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a cluster directory. Values are checked by the use case, which says all that is wrong with them at once.
@Command
final class ConfigureCommand implements Callable<Integer> {

    /// What the command asks of the application.
    @FunctionalInterface
    interface Configuring {
        Configured configure(ConfigureOptions options);
    }

    private final Streams streams;
    private final Configuring configuring;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "CLUSTER",
            description = "Directory to make; its last part is the cluster's name. It must not exist.")
    private Path directory = Path.of(".");

    @Option(
            names = {"-a", "--architecture"},
            paramLabel = "NAME",
            completionCandidates = Candidates.Architectures.class,
            description = "Which layout: ${COMPLETION-CANDIDATES}.")
    private Optional<String> architecture = Optional.empty();

    @Option(
            names = "--postgresql",
            paramLabel = "VERSION",
            completionCandidates = Candidates.PostgresVersions.class,
            description = "Major version of Postgres: ${COMPLETION-CANDIDATES}.")
    private Optional<String> postgresql = Optional.empty();

    @Option(
            names = "--failover-manager",
            paramLabel = "NAME",
            completionCandidates = Candidates.FailoverManagers.class,
            description = "What promotes a replica where the primary is lost: ${COMPLETION-CANDIDATES}.")
    private Optional<String> failoverManager = Optional.empty();

    @Option(names = "--enable-repmgr", description = "The same as --failover-manager repmgr.")
    private boolean repmgr;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            completionCandidates = Candidates.Platforms.class,
            description = "Where the machines come from: ${COMPLETION-CANDIDATES}.")
    private Optional<String> platform = Optional.empty();

    @Option(
            names = "--num-cascaded-replicas",
            paramLabel = "N",
            defaultValue = ConfigureOptions.DEFAULT_CASCADED_REPLICAS,
            description = "Replicas that stream from the first replica (default: ${DEFAULT-VALUE}).")
    private String cascadedReplicas = ConfigureOptions.DEFAULT_CASCADED_REPLICAS;

    @Option(
            names = "--location-names",
            paramLabel = "NAME",
            arity = "1..*",
            description = "Names of the locations, the primary's first (default: main dr).")
    private List<String> locationNames = List.of();

    @Option(
            names = "--barman-location",
            paramLabel = "NAME",
            description = "Where the Barman server sits (default: the last location).")
    private Optional<String> barmanLocation = Optional.empty();

    @Mixin
    private ImageOptions image = new ImageOptions();

    @Option(
            names = "--hostnames-from",
            paramLabel = "FILE",
            description = "Take host names from FILE: one a line, each with an address after it if wished.")
    private Optional<Path> hostnamesFrom = Optional.empty();

    @Option(names = "--hostnames-unsorted", description = "Use host names in the order of their list.")
    private boolean hostnamesUnsorted;

    @Option(
            names = "--network",
            paramLabel = "CIDR",
            defaultValue = ConfigureOptions.DEFAULT_NETWORK,
            description = "Range from which the cluster's subnet is taken (default: ${DEFAULT-VALUE}).")
    private String network = ConfigureOptions.DEFAULT_NETWORK;

    @Option(names = "--owner", paramLabel = "NAME", description = "Whom the machines are labelled with.")
    private Optional<String> owner = Optional.empty();

    @Option(names = "--no-git", description = "Make no git repository of the directory.")
    private boolean noGit;

    ConfigureCommand(Streams streams, Configuring configuring) {
        this.streams = streams;
        this.configuring = configuring;
    }

    @Override
    public Integer call() {
        var made = configuring.configure(options());
        made.note().ifPresent(note -> streams.printWarnings(List.of(Problem.inFile(directory.toString(), 0, note))));
        streams.print("Configured %s: %d instances, Postgres %s. Next: howdah deploy %s\n"
                .formatted(
                        made.cluster().name(),
                        made.cluster().instances().size(),
                        made.cluster().postgres(),
                        directory));
        return 0;
    }

    private ConfigureOptions options() {
        return new ConfigureOptions(
                directory,
                architecture,
                postgresql,
                manager(),
                platform,
                cascadedReplicas,
                image.distribution(),
                image.osVersion(),
                image.osImage(),
                locationNames,
                barmanLocation,
                hostnamesFrom,
                hostnamesUnsorted,
                network,
                owner,
                noGit,
                typed());
    }

    private Optional<String> manager() {
        if (!repmgr) {
            return failoverManager;
        }
        failoverManager.filter(name -> !name.equals("repmgr")).ifPresent(name -> {
            throw ProblemException.wrongInput(
                    Problem.inOption("--enable-repmgr", "contradicts --failover-manager " + name)
                            .withRemedy("give one of the two"));
        });
        return Optional.of("repmgr");
    }

    private List<String> typed() {
        var words = new ArrayList<>(List.of("howdah", "configure"));
        var result = spec.commandLine() == null ? null : spec.commandLine().getParseResult();
        if (result != null) {
            words.addAll(result.originalArgs());
        }
        return words;
    }
}
