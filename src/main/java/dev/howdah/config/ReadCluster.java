package dev.howdah.config;

import dev.howdah.model.Cluster;
import dev.howdah.problem.Problem;
import java.util.List;

/// A cluster as read, and what looked odd in the file without making it unusable.
public record ReadCluster(Cluster cluster, List<Problem> warnings) {

    public ReadCluster {
        warnings = List.copyOf(warnings);
    }
}
