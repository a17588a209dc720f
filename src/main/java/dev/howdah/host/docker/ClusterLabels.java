package dev.howdah.host.docker;

import java.nio.file.Path;
import java.util.Map;

/// The labels that every container, volume and network of a cluster carries, and nothing else does.
///
/// The directory is part of it, as two clusters in two directories may have the same name.
///
/// @param cluster name of the cluster
/// @param directory absolute path of the directory that holds its config.yml
public record ClusterLabels(String cluster, String directory) {

    public static final String CLUSTER = "dev.howdah.cluster";
    public static final String DIRECTORY = "dev.howdah.directory";
    public static final String INSTANCE = "dev.howdah.instance";

    public static ClusterLabels of(String cluster, Path directory) {
        return new ClusterLabels(cluster, directory.toAbsolutePath().normalize().toString());
    }

    public Map<String, String> asMap() {
        return Map.of(CLUSTER, cluster, DIRECTORY, directory);
    }

    /// The labels of one instance's container.
    public Map<String, String> ofInstance(String instance) {
        return Map.of(CLUSTER, cluster, DIRECTORY, directory, INSTANCE, instance);
    }

    public boolean areIn(Map<String, String> labels) {
        return labels.entrySet().containsAll(asMap().entrySet());
    }
}
