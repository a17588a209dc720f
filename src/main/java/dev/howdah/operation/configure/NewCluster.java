package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.FileOptions.KEYRING;
import static dev.howdah.operation.configure.option.LayoutOptions.ARCHITECTURE;
import static dev.howdah.operation.configure.option.LayoutOptions.HAPROXY;
import static dev.howdah.operation.configure.option.LayoutOptions.PGBOUNCER;
import static dev.howdah.operation.configure.option.PlatformOptions.OWNER;

import dev.howdah.architecture.Companions;
import dev.howdah.config.Additions;
import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterName;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Settings;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.operation.configure.option.RefusedOptions;
import dev.howdah.problem.Problem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The cluster that the options of `configure` ask for, or all that is wrong with them.
///
/// @param additions what config.yml says besides
record NewCluster(Cluster cluster, Additions additions) {

    static NewCluster of(ConfigureOptions options) {
        var given = Given.of(options);
        var made = read(given);
        given.problems().throwIfAny();
        return made.orElseThrow();
    }

    /// Reads topic by topic; each adds what it finds wrong, and goes on with something that lets the others be checked.
    private static Optional<NewCluster> read(Given given) {
        checkDirectory(given);
        refuseOptions(given);
        given.required(ARCHITECTURE, "M1")
                .filter(word -> !word.equals("M1"))
                .ifPresent(word -> given.problem(
                        ARCHITECTURE, "the architecture " + word + " is not built yet", "say --architecture M1"));
        given.typed(OWNER).ifPresent(owner -> given.checkPlain(OWNER, owner));
        var platform = PlatformParts.chosen(given);
        var postgres = PostgresChoice.postgres(given);
        var manager = ManagerChoice.manager(given, postgres);
        var etcd = RepositoryChoice.etcdVariables(given, postgres, manager);
        PackageChoice.write(given, manager);
        ComplianceChoice.write(given, postgres);
        var vaultName = vaultName(given);
        var companions = new Companions(manager, given.has(HAPROXY), given.has(PGBOUNCER), etcd);
        var layout = LayoutChoice.layout(given, companions);
        if (manager == FailoverChoice.PATRONI) {
            given.vars().put("etcd_location", layout.primaryLocation());
        }
        var hosts = HostsChoice.hosts(given, layout.nodes().size());
        var ground = platform.flatMap(part -> part.ground(given, layout, hosts));
        if (!given.problems().isEmpty() || ground.isEmpty()) {
            return Optional.empty();
        }
        var cluster = new Cluster(
                        given.clusterName(),
                        "M1",
                        ground.get().platform(),
                        postgres,
                        manager,
                        layout.locations(),
                        layout.instances(hosts, ground.get().addresses()),
                        settings(given),
                        given.typed(OWNER).map(owner -> Map.of("Owner", owner)).orElse(Map.of()))
                .withVaultName(vaultName);
        return Optional.of(new NewCluster(cluster, ground.get().additions()));
    }

    private static Settings settings(Given given) {
        return given.vars().isEmpty() ? Settings.NONE : Settings.of(given.vars());
    }

    /// Clusters of the same name on one machine must not have each other's password, so the name is like no other.
    private static Optional<String> vaultName(Given given) {
        return given.choice(KEYRING, "backend of keyrings")
                .filter("system"::equals)
                .map(_ -> UUID.randomUUID().toString());
    }

    private static void refuseOptions(Given given) {
        for (var refused : RefusedOptions.ALL) {
            if (given.has(refused.option())) {
                given.problem(refused.option(), refused.option() + " is not taken", refused.because());
            }
        }
    }

    private static void checkDirectory(Given given) {
        var directory = given.options().directory();
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            given.problems().add(Configure.existing(directory));
        }
        if (!ClusterName.isValid(given.clusterName())) {
            given.problems()
                    .add(Problem.inOption("DIRECTORY", "'" + given.clusterName() + "' is not a valid name of a cluster")
                            .withRemedy("use " + ClusterName.RULE));
        }
    }
}
