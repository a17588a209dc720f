package dev.howdah.model;

import java.util.Map;
import java.util.Objects;
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

    /// Instances of Amazon's EC2, all in one region.
    ///
    /// @param keyName name of a key pair that the account has already; empty where ours is imported
    /// @param machines by instance name
    record Aws(AwsNetwork network, Optional<String> keyName, Map<String, AwsMachine> machines) implements Platform {

        public Aws {
            machines = Map.copyOf(machines);
        }

        @Override
        public String word() {
            return "aws";
        }

        /// What all machines run, where the names of their images say so and agree.
        @Override
        public Optional<Distribution> distribution() {
            var kinds = machines.values().stream()
                    .map(machine -> machine.image().distribution())
                    .distinct()
                    .toList();
            return kinds.size() == 1 ? kinds.getFirst() : Optional.empty();
        }

        public AwsMachine machine(Instance instance) {
            return Objects.requireNonNull(machines.get(instance.name()), instance::name);
        }
    }
}
