package dev.howdah.operation;

import dev.howdah.model.Instance;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.Set;

/// The user's word that some instances' data may be replaced.
final class Reclone {

    private Reclone() {}

    /// Only instances that hold data can be named.
    static void check(ClusterHome home, Set<String> names) {
        var problems = new Problems();
        var known = home.cluster().dataInstances().stream().map(Instance::name).toList();
        names.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problems.add(
                        Problem.inOption("--reclone", "'" + name + "' is no instance with data of this cluster")
                                .withRemedy(DidYouMean.hint(name, known))));
        problems.throwIfAny();
    }
}
