package dev.howdah.model;

/// Where a cluster's machines come from; each platform carries only its own settings.
public sealed interface Platform {

    /// The word used in config.yml and on the command line.
    String word();

    /// Containers of the local Docker engine.
    ///
    /// @param image name of the image that the containers run
    /// @param network name of the cluster's own network
    /// @param subnet its address range, from which instances have fixed addresses
    record Docker(DistributionImage image, String network, Subnet subnet) implements Platform {
        @Override
        public String word() {
            return "docker";
        }
    }
}
