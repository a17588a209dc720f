package dev.howdah.component;

import dev.howdah.model.Cluster;

/// Where an instance's certificate, its key and the cluster's authority are.
public final class Certificates {

    public static final String DIRECTORY = "/etc/howdah";

    private Certificates() {}

    /// The certificate of the cluster's own authority.
    public static String authorityPath() {
        return DIRECTORY + "/ca.crt";
    }

    public static String certificatePath(Cluster cluster) {
        return DIRECTORY + "/" + cluster.name() + ".crt";
    }

    public static String keyPath(Cluster cluster) {
        return DIRECTORY + "/" + cluster.name() + ".key";
    }
}
