package dev.howdah.platform.aws;

import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// The cluster's ssh key, as EC2 knows it and gives it to new machines: only its public half goes there.
record AccessKey(Ec2 ec2, ClusterTags tags, Optional<String> given, String publicKey, List<KeyPairInfo> found) {

    String name() {
        return given.orElse("howdah-" + tags.cluster() + "-" + tags.id());
    }

    List<Task> missing() {
        if (given.isPresent() || !found.isEmpty()) {
            return List.of();
        }
        return List.of(Task.create("key pair", name(), this::importKey));
    }

    private void importKey() {
        Ec2Call.ask(
                "ImportKeyPair",
                () -> ec2.client()
                        .importKeyPair(q -> q.keyName(name())
                                .publicKeyMaterial(SdkBytes.fromUtf8String(publicKey))
                                .tagSpecifications(tags.of(ResourceType.KEY_PAIR, name(), "key"))));
    }

    /// A key pair of the account has to be there.
    void check(Problems problems) {
        given.filter(name -> Ec2Call.ask(
                                "DescribeKeyPairs",
                                () -> ec2.client()
                                        .describeKeyPairs(q -> q.filters(ClusterTags.filter("key-name", name)))
                                        .keyPairs())
                        .isEmpty())
                .ifPresent(name -> problems.add(Problem.here("there is no key pair " + name + " in this region")
                        .withRemedy("leave out ec2_key_name to have the cluster's own key imported")));
    }
}
