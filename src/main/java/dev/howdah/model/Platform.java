package dev.howdah.model;

import java.util.Optional;

/// Where a cluster's machines come from; each platform carries only its own settings.
public sealed interface Platform {

    /// The word used in config.yml and on the command line.
    String word();

    /// What its machines run, where the platform decides that; hosts that are there already have to be asked.
    default Optional<Distribution> distribution() {
        return Optional.empty();
    }

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

        @Override
        public Optional<Distribution> distribution() {
            return Distribution.named(image.distribution(), image.version());
        }
    }

    /// Servers that exist already and that are reached by ssh; Howdah neither makes nor removes them.
    ///
    /// @param likely what they run, where config.yml says so: asking is cheaper where it is known beforehand
    record Bare(Optional<Distribution> likely) implements Platform {
        @Override
        public String word() {
            return "bare";
        }

        @Override
        public Optional<Distribution> distribution() {
            return likely;
        }
    }
}
