package dev.howdah.model;

import java.util.Map;
import java.util.Optional;

/// What an EC2 instance is made of, beside its disks.
///
/// @param type such as t3.micro
/// @param image what it starts from
/// @param user the account of the image that ssh logs in as
/// @param publicAddress whether it gets a public address, which changes whenever it is stopped and started
/// @param elastic whether it gets a public address that stays
/// @param terminationProtection what config.yml says; where it says nothing, what is there stays
/// @param profile name of an IAM instance profile that exists already
/// @param tags its own tags, beside those of the cluster
public record AwsMachine(
        String type,
        AwsImage image,
        String user,
        boolean publicAddress,
        ElasticAddress elastic,
        Optional<Boolean> terminationProtection,
        Optional<String> profile,
        Map<String, String> tags) {

    public AwsMachine {
        tags = Map.copyOf(tags);
    }

    /// A public address that stays with an instance.
    public sealed interface ElasticAddress {

        record None() implements ElasticAddress {}

        /// One that is taken for the instance, and given back with it: `assign_elastic_ip`.
        record Own() implements ElasticAddress {}

        /// One that the account has already and that is never given back: `elastic_ip`.
        record Given(String address) implements ElasticAddress {}
    }
}
