package dev.howdah.operation;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.Collection;
import java.util.List;

/// Names of instances with data that people type.
final class InstanceNames {

    private InstanceNames() {}

    /// @param where option or argument that the names are of
    static void check(Cluster cluster, String where, Collection<String> names) {
        var known = cluster.dataInstances().stream().map(Instance::name).toList();
        check(known, where, "no instance with data of this cluster", names);
    }

    /// @param known names that there are
    static void check(List<String> known, String where, String what, Collection<String> names) {
        var problems = new Problems();
        names.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problems.add(
                        Problem.inOption(where, "'" + name + "' is " + what).withRemedy(DidYouMean.hint(name, known))));
        problems.throwIfAny();
    }
}
