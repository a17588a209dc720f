package dev.howdah.operation;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Which instances some words mean: names, roles, locations, or `all`.
final class Targets {

    private static final String ALL = "all";

    private Targets() {}

    /// The instances in the cluster's order; none of the words means all of them.
    static List<Instance> of(Cluster cluster, List<String> words) {
        var problems = new Problems();
        var chosen = new LinkedHashSet<Instance>();
        for (var word : words.isEmpty() ? List.of(ALL) : words) {
            var meant = cluster.instances().stream()
                    .filter(instance -> isMeant(instance, word))
                    .toList();
            if (meant.isEmpty() && Role.of(word).isEmpty()) {
                problems.add(Problem.inOption("--on", "'" + word + "' is no host, role or location of this cluster")
                        .withRemedy(DidYouMean.hint(word, known(cluster))));
            } else if (meant.isEmpty()) {
                problems.add(Problem.inOption("--on", "no host of this cluster has the role " + word));
            }
            chosen.addAll(meant);
        }
        problems.throwIfAny();
        return cluster.instances().stream().filter(chosen::contains).toList();
    }

    private static boolean isMeant(Instance instance, String word) {
        return word.equals(ALL)
                || instance.name().equals(word)
                || instance.location().equals(word)
                || Role.of(word).filter(instance::has).isPresent();
    }

    private static List<String> known(Cluster cluster) {
        var known = new ArrayList<>(List.of(ALL));
        cluster.instances().forEach(instance -> known.add(instance.name()));
        known.addAll(Role.words());
        known.addAll(cluster.locations());
        return known;
    }
}
