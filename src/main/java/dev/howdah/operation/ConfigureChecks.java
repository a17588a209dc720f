package dev.howdah.operation;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.HostNames;
import dev.howdah.architecture.HostNamesFile;
import dev.howdah.architecture.M1;
import dev.howdah.architecture.M1Options;
import dev.howdah.architecture.SubnetChoice;
import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterName;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns the options of `configure` into a cluster, or says all that is wrong with them.
final class ConfigureChecks {

    private static final int MOST_REPLICAS = 1000;

    private final ConfigureOptions options;
    private final Problems problems = new Problems();

    private ConfigureChecks(ConfigureOptions options) {
        this.options = options;
    }

    static Cluster cluster(ConfigureOptions options) {
        return new ConfigureChecks(options).cluster();
    }

    private Cluster cluster() {
        checkDirectory();
        checkArchitecture();
        checkPlatform();
        var postgres = postgres();
        checkFailoverManager();
        options.owner().ifPresent(owner -> checkPlain("--owner", owner));
        var image = image();
        var layout = new M1Options(cascadedReplicas(), locations(), barmanLocation());
        var hosts = hosts(layout);
        var addresses = hosts.stream().flatMap(host -> host.address().stream()).toList();
        var subnet = network()
                .flatMap(network ->
                        SubnetChoice.choose(options.clusterName(), network, layout.instances(), addresses, problems));
        problems.throwIfAny();
        var range = subnet.orElseThrow();
        var locations = new ArrayList<>(layout.locations());
        if (!locations.contains(layout.barmanLocation())) {
            locations.add(layout.barmanLocation());
        }
        return new Cluster(
                options.clusterName(),
                "M1",
                new Platform.Docker(image, options.clusterName(), range),
                postgres,
                FailoverChoice.REPMGR,
                locations,
                M1.instances(layout, hosts, range),
                Settings.NONE,
                options.owner().map(owner -> Map.of("Owner", owner)).orElse(Map.of()));
    }

    private void checkDirectory() {
        if (Files.exists(options.directory(), LinkOption.NOFOLLOW_LINKS)) {
            problems.add(Configure.existing(options.directory()));
        }
        if (!ClusterName.isValid(options.clusterName())) {
            problem(
                    "DIRECTORY",
                    "'" + options.clusterName() + "' is not a valid name of a cluster",
                    "use " + ClusterName.RULE);
        }
    }

    private void checkArchitecture() {
        required(options.architecture(), "--architecture", "M1").ifPresent(word -> {
            if (!word.equals("M1")) {
                problem("--architecture", "the architecture " + word + " is not built yet", "say --architecture M1");
            }
        });
    }

    private void checkPlatform() {
        if (options.platform().isEmpty()) {
            problem("--platform", "AWS, the default platform, is not built yet", "say --platform docker");
            return;
        }
        var word = options.platform().get();
        if (List.of("aws", "bare").contains(word)) {
            problem("--platform", "the platform " + word + " is not built yet", "say --platform docker");
        } else if (!word.equals("docker")) {
            problem("--platform", "there is no platform '" + word + "'", DidYouMean.hint(word, List.of("docker")));
        }
    }

    private PostgresVersion postgres() {
        var newest = new PostgresVersion(PostgresVersion.NEWEST);
        return required(options.postgresql(), "--postgresql", "15")
                .map(word -> PostgresVersion.of(word).orElseGet(() -> {
                    problem(
                            "--postgresql",
                            "Postgres version '" + word + "' is not supported",
                            "supported are " + PostgresVersion.OLDEST + " to " + PostgresVersion.NEWEST);
                    return newest;
                }))
                .orElse(newest);
    }

    private void checkFailoverManager() {
        required(options.failoverManager(), "--failover-manager", "repmgr").ifPresent(word -> {
            if (List.of("efm", "patroni").contains(word)) {
                problem("--failover-manager", "the failover manager " + word + " is not built yet", "say repmgr");
            } else if (FailoverChoice.of(word).isEmpty()) {
                problem(
                        "--failover-manager",
                        "there is no failover manager '" + word + "'",
                        DidYouMean.hint(word, FailoverChoice.words()));
            }
        });
    }

    private DistributionImage image() {
        var version = options.osVersion().orElse(ConfigureOptions.DEFAULT_OS_VERSION);
        var given = options.distribution();
        var distribution = given.equalsIgnoreCase(DistributionImage.DEBIAN) ? DistributionImage.DEBIAN : given;
        options.osImage().ifPresent(name -> checkPlain("--os-image", name));
        var image = DistributionImage.of(distribution, version);
        if (!image.isSupported()) {
            problem(
                    distribution.equals(DistributionImage.DEBIAN) ? "--os-version" : "--distribution",
                    given + " " + version + " is not supported",
                    "supported are Debian 12 and Debian 13");
        }
        return options.osImage()
                .map(name -> DistributionImage.named(name)
                        .filter(_ -> options.osVersion().isEmpty())
                        .orElse(new DistributionImage(distribution, version, name)))
                .orElse(image);
    }

    private int cascadedReplicas() {
        var word = options.cascadedReplicas();
        try {
            int number = Integer.parseInt(word);
            if (number >= 0 && number <= MOST_REPLICAS) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        problem(
                "--num-cascaded-replicas",
                "'" + word + "' is not a number of replicas",
                "give a number from 0 to " + MOST_REPLICAS);
        return 0;
    }

    private List<String> locations() {
        var names = options.locationNames();
        if (names.isEmpty()) {
            return ConfigureOptions.DEFAULT_LOCATIONS;
        }
        if (names.size() > 2) {
            problem("--location-names", names.size() + " locations are not built yet", "give one name or two");
        }
        if (new HashSet<>(names).size() < names.size()) {
            problem("--location-names", "a name stands twice", "give each location a name of its own");
        }
        names.forEach(name -> checkPlain("--location-names", name));
        return names;
    }

    /// Barman is in the second location, or in one that the user names; that may be a third one, which suits a witness.
    private String barmanLocation() {
        var names = options.locationNames().isEmpty() ? ConfigureOptions.DEFAULT_LOCATIONS : options.locationNames();
        var wanted = options.barmanLocation().orElse(names.getLast());
        options.barmanLocation().ifPresent(name -> checkPlain("--barman-location", name));
        if (!names.contains(wanted) && DidYouMean.nearest(wanted, names).isPresent()) {
            problem(
                    "--barman-location",
                    "location '" + wanted + "' is not among the locations",
                    DidYouMean.hint(wanted, names));
        }
        return wanted;
    }

    private List<HostChoice> hosts(M1Options layout) {
        var all = options.hostnamesFrom()
                .map(file -> HostNamesFile.read(file, problems))
                .orElseGet(HostNames::builtIn);
        if (options.hostnamesFrom().isPresent() && all.isEmpty() && !problems.isEmpty()) {
            return List.of(); // the file could not be read, which is said already
        }
        if (all.size() < layout.instances()) {
            problem(
                    "--hostnames-from",
                    "too few host names: " + all.size() + " found, " + layout.instances() + " needed",
                    "give a file with more names");
            return List.of();
        }
        var ordered = options.hostnamesUnsorted() ? all : HostNames.inOrderFor(options.clusterName(), all);
        return ordered.subList(0, layout.instances());
    }

    private Optional<Subnet> network() {
        var network = Subnet.parse(options.network());
        if (network.isEmpty()) {
            boolean hostBits = Subnet.withoutHostBits(options.network()).isPresent();
            problem(
                    "--network",
                    "'" + options.network() + "' "
                            + (hostBits ? "has bits set after its prefix" : "is not an address range in CIDR notation"),
                    "say "
                            + Subnet.withoutHostBits(options.network())
                                    .map(Subnet::toString)
                                    .orElse("--network 10.33.0.0/16"));
        }
        return network;
    }

    /// What is written into config.yml as it is must come back as it was.
    private void checkPlain(String option, String word) {
        if (word.isEmpty() || !word.equals(word.strip()) || word.chars().anyMatch(Character::isISOControl)) {
            problem(option, "'" + word.strip() + "' is empty or has spaces at its ends", "give a plain word");
        } else if (word.contains("{{") || word.contains("{%")) {
            problem(option, "templates are not built yet", "give the word itself");
        }
    }

    private Optional<String> required(Optional<String> word, String option, String example) {
        if (word.isEmpty()) {
            problem(option, "the option " + option + " is missing", "say for example " + option + " " + example);
        }
        return word;
    }

    private void problem(String option, String what, String remedy) {
        problems.add(Problem.inOption(option, what).withRemedy(remedy));
    }
}
