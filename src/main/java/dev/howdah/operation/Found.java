package dev.howdah.operation;

import dev.howdah.component.Machine;
import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/// What the hosts were found to run, which counts more than what was assumed of them.
final class Found {

    private Found() {}

    /// The cluster with the distributions of its hosts.
    ///
    /// @throws ProblemException names all hosts whose distribution is not supported, before anything is changed
    static Cluster on(Cluster cluster, Map<String, Machine> machines) {
        var problems = new ArrayList<Problem>();
        machines.forEach((host, machine) -> {
            if (machine.supported().isEmpty()) {
                problems.add(Problem.onHost(
                                host,
                                "",
                                "its system (" + machine.id() + " " + machine.version()
                                        + ", by /etc/os-release) is not supported")
                        .withRemedy("supported are " + Distribution.supported()));
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(Category.WRONG_INPUT, problems);
        }
        return onSupported(cluster, machines);
    }

    /// The same, passing over hosts whose distribution is not supported.
    static Cluster onSupported(Cluster cluster, Map<String, Machine> machines) {
        var found = new HashMap<String, Distribution>();
        machines.forEach(
                (host, machine) -> machine.supported().ifPresent(distribution -> found.put(host, distribution)));
        return cluster.runningOn(found);
    }
}
