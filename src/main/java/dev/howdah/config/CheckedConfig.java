package dev.howdah.config;

import dev.howdah.model.Cluster;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// A config.yml as read: the cluster where it is good, and everything that is wrong or odd in it.
public record CheckedConfig(Optional<Cluster> cluster, List<Problem> errors, List<Problem> warnings) {

    public CheckedConfig {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public ReadCluster orThrow() {
        return new ReadCluster(cluster.orElseThrow(() -> new ProblemException(Category.WRONG_INPUT, errors)), warnings);
    }
}
