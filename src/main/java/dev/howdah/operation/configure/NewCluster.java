package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.LayoutOptions.ARCHITECTURE;
import static dev.howdah.operation.configure.option.PlatformOptions.OWNER;

import dev.howdah.architecture.Companions;
import dev.howdah.config.Additions;
import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterName;
import dev.howdah.model.Settings;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Map;

/// The cluster that the options of `configure` ask for, or all that is wrong with them.
///
/// @param additions what config.yml says besides
record NewCluster(Cluster cluster, Additions additions) {

    /// Reads topic by topic; each adds what it finds wrong, and goes on with something that lets the others be checked.
    static NewCluster of(ConfigureOptions options) {
        var given = new Given(options, new Problems());
        checkDirectory(given);
        checkArchitecture(given);
        var platform = PlatformParts.chosen(given);
        var postgres = PostgresChoice.postgres(given);
        var manager = ManagerChoice.manager(given);
        given.typed(OWNER).ifPresent(owner -> given.checkPlain(OWNER, owner));
        var layout = LayoutChoice.layout(given, new Companions(manager, false, false));
        var hosts = HostsChoice.hosts(given, layout.nodes().size());
        var found = platform.flatMap(part -> part.ground(given, layout, hosts));
        given.problems().throwIfAny();
        var ground = found.orElseThrow();
        var cluster = new Cluster(
                given.clusterName(),
                "M1",
                ground.platform(),
                postgres,
                manager,
                layout.locations(),
                layout.instances(hosts, ground.addresses()),
                Settings.NONE,
                given.typed(OWNER).map(owner -> Map.of("Owner", owner)).orElse(Map.of()));
        return new NewCluster(cluster, ground.additions());
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

    private static void checkArchitecture(Given given) {
        given.required(ARCHITECTURE, "M1")
                .filter(word -> !word.equals("M1"))
                .ifPresent(word -> given.problem(
                        ARCHITECTURE, "the architecture " + word + " is not built yet", "say --architecture M1"));
    }
}
