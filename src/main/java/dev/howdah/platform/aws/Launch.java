package dev.howdah.platform.aws;

import dev.howdah.model.AwsMachine;
import dev.howdah.model.Instance;
import dev.howdah.model.Volume;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/// Launches the EC2 instance of one instance of a cluster, once: the request carries a token made of all that is asked
/// for, so that one that is repeated because its answer was lost gives the instance that it gave before.
///
/// EC2 remembers tokens of instances that were terminated since, and refuses them; then the next token is tried.
record Launch(
        Ec2 ec2, ClusterTags tags, Instance instance, AwsMachine wish, Image image, List<Volume> volumes, Where where) {

    private static final int TOKENS = 20;

    /// What the request refers to.
    record Where(String subnet, String group, String key, String userData) {}

    /// @return the id of the instance
    String run() {
        for (int attempt = 0; ; attempt++) {
            var token = token(attempt);
            try {
                return ec2.call()
                        .settled("RunInstances", () -> attempted(token))
                        .instances()
                        .getFirst()
                        .instanceId();
            } catch (UsedToken e) {
                if (attempt == TOKENS) {
                    throw Refusals.of("RunInstances", e.refusal);
                }
            }
        }
    }

    private software.amazon.awssdk.services.ec2.model.RunInstancesResponse attempted(String token) {
        try {
            return ec2.client()
                    .runInstances(request().toBuilder().clientToken(token).build());
        } catch (AwsServiceException e) {
            if (Refusals.code(e).equals("IdempotentInstanceTerminated")) {
                throw new UsedToken(e);
            }
            throw e;
        }
    }

    /// A token whose instance is gone.
    private static final class UsedToken extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient AwsServiceException refusal;

        UsedToken(AwsServiceException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private String token(int attempt) {
        var all = tags.id() + " " + attempt + " " + request();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunInstancesRequest request() {
        var request = RunInstancesRequest.builder()
                .minCount(1)
                .maxCount(1)
                .imageId(image.imageId())
                .instanceType(wish.type())
                .keyName(where.key())
                .networkInterfaces(networkInterface())
                .blockDeviceMappings(volumes.stream().map(this::mapping).toList())
                .userData(Base64.getEncoder().encodeToString(where.userData().getBytes(StandardCharsets.UTF_8)))
                // the metadata service answers only processes of the host itself, and only with a token
                .metadataOptions(it -> it.httpTokens(HttpTokensState.REQUIRED).httpPutResponseHopLimit(1))
                .tagSpecifications(
                        tags.of(ResourceType.INSTANCE, instance.name(), instance.name(), wish.tags()),
                        tags.of(ResourceType.VOLUME, instance.name(), instance.name()),
                        tags.of(ResourceType.NETWORK_INTERFACE, instance.name(), instance.name()));
        wish.profile().ifPresent(profile -> request.iamInstanceProfile(it -> it.name(profile)));
        wish.terminationProtection().ifPresent(request::disableApiTermination);
        return request.build();
    }

    private InstanceNetworkInterfaceSpecification networkInterface() {
        var wished = InstanceNetworkInterfaceSpecification.builder()
                .deviceIndex(0)
                .deleteOnTermination(true)
                .subnetId(where.subnet())
                .groups(where.group())
                .associatePublicIpAddress(wish.publicAddress());
        instance.address().ifPresent(wished::privateIpAddress);
        return wished.build();
    }

    private BlockDeviceMapping mapping(Volume volume) {
        var disk = EbsBlockDevice.builder()
                .encrypted(volume.encrypted())
                .deleteOnTermination(volume.deleteOnTermination());
        volume.type().ifPresent(disk::volumeType);
        volume.size().ifPresent(disk::volumeSize);
        volume.iops().ifPresent(disk::iops);
        var device = volume.isRoot() ? image.rootDeviceName() : volume.device();
        return BlockDeviceMapping.builder().deviceName(device).ebs(disk.build()).build();
    }
}
