package dev.howdah.operation.configure;

import static dev.howdah.operation.configure.option.FileOptions.OVERRIDES;

import dev.howdah.config.ConfigReader;
import dev.howdah.config.ConfigTree;
import dev.howdah.config.ConfigWriter;
import dev.howdah.config.Overrides;
import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Flavour;
import dev.howdah.model.Role;
import dev.howdah.operation.Components;
import dev.howdah.operation.configure.option.ConfigureOptions;
import dev.howdah.problem.Category;
import dev.howdah.problem.Place;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The text of a new config.yml, and the cluster that it describes.
record FinishedConfig(String text, Cluster cluster) {

    private static final String NAME = "config.yml";

    /// What every version of the reader takes.
    private static final Set<Role> PLAIN =
            EnumSet.of(Role.PRIMARY, Role.REPLICA, Role.BARMAN, Role.WITNESS, Role.LOG_SERVER);

    /// The options' config.yml, with the files of `--overrides-from` merged into it one after the other, and read as
    /// deploy will read it: configure writes nothing that deploy would refuse or pass over.
    static FinishedConfig of(NewCluster made, ConfigureOptions options, List<String> header) {
        var drawn = drawn(made, options, header);
        return options.has(OVERRIDES) || !isPlain(made.cluster()) ? readBack(drawn.text(), options) : drawn;
    }

    /// The same, not read back.
    static FinishedConfig drawn(NewCluster made, ConfigureOptions options, List<String> header) {
        var tree = ConfigTree.of(made.cluster(), made.additions());
        for (var file : options.words(OVERRIDES)) {
            tree = Overrides.merge(tree, Path.of(file));
        }
        return new FinishedConfig(ConfigWriter.write(tree, header), made.cluster());
    }

    /// The usual cluster need not be read back, which takes time.
    private static boolean isPlain(Cluster cluster) {
        return cluster.failover() == FailoverChoice.REPMGR
                && cluster.postgres().flavour() == Flavour.POSTGRESQL
                && cluster.settings().all().isEmpty()
                && cluster.instances().stream().allMatch(instance -> PLAIN.containsAll(instance.roles()));
    }

    private static FinishedConfig readBack(String text, ConfigureOptions options) {
        try {
            var read = ConfigReader.parse(text, NAME, options.clusterName(), Components.settings());
            var passedOver = read.warnings();
            if (!passedOver.isEmpty() && !options.has(OVERRIDES)) {
                throw new ProblemException(Category.WRONG_INPUT, passedOver);
            }
            return new FinishedConfig(text, read.cluster());
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.category(),
                    e.problems().stream()
                            .map(problem -> explained(problem, text, options))
                            .toList());
        }
    }

    /// The file that a problem is in was not written, so its line is shown.
    private static Problem explained(Problem problem, String text, ConfigureOptions options) {
        if (!(problem.place() instanceof Place.InFile(var _, int number)) || number == 0) {
            return problem;
        }
        boolean merged = options.has(OVERRIDES);
        var line = text.lines().skip(number - 1L).findFirst().orElse("");
        return Problem.at(
                        new Place.InOption(merged ? OVERRIDES.name() : "configure"),
                        problem.what() + ", in line " + number + " of the config.yml to be"
                                + (merged ? ", after merging" : ""))
                .withEvidence(List.of(line))
                .withRemedy(problem.remedy().orElse("leave out what asks for it"));
    }
}
