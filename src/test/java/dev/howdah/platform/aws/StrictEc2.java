package dev.howdah.platform.aws;

import static dev.howdah.platform.aws.StrictStore.passes;
import static dev.howdah.platform.aws.StrictStore.refusal;
import static dev.howdah.platform.aws.StrictStore.tags;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.*;

/// An EC2 in memory that is as strict as the real one where moto is not: tokens of launches are remembered, those of
/// machines that are gone are refused; machines take a while to run and to end; what is in use stays; only images that
/// exist can be used. Each method that is not here throws.
final class StrictEc2 extends StrictDisks {

    static final String ZONE = "eu-west-1a";

    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, RunInstancesRequest> launched = new HashMap<>();
    private final Map<String, Boolean> guarded = new HashMap<>();

    StrictEc2() {
        publish("ami-old", "debian-12-amd64-20250101-1", "136693071363", "2025-01-01T00:00:00.000Z");
        publish("ami-new", "debian-12-amd64-20260101-1", "136693071363", "2026-01-01T00:00:00.000Z");
        publish("ami-fake", "debian-12-amd64-20990101-1", "666666666666", "2099-01-01T00:00:00.000Z");
    }

    private void publish(String id, String name, String owner, String date) {
        var image = Image.builder().imageId(id).name(name).ownerId(owner).creationDate(date);
        store.put(
                id,
                image.state(ImageState.AVAILABLE).rootDeviceName("/dev/xvda").build());
    }

    /// The request that launched an instance.
    RunInstancesRequest launchOf(String id) {
        return Objects.requireNonNull(launched.get(id));
    }

    List<Instance> running() {
        return store.all(Instance.class).stream()
                .filter(it -> it.state().name() != InstanceStateName.TERMINATED)
                .toList();
    }

    @Override
    public DescribeImagesResponse describeImages(DescribeImagesRequest q) {
        return DescribeImagesResponse.builder()
                .images(store.all(Image.class).stream()
                        .filter(it -> q.owners().isEmpty() || q.owners().contains(it.ownerId()))
                        .filter(it -> passes(q.filters(), List.of(), name -> switch (name) {
                            case "name" -> it.name();
                            case "image-id" -> it.imageId();
                            default -> StrictStore.unknownFilter(name);
                        }))
                        .toList())
                .build();
    }

    @Override
    public DescribeAvailabilityZonesResponse describeAvailabilityZones() {
        return DescribeAvailabilityZonesResponse.builder()
                .availabilityZones(
                        AvailabilityZone.builder().zoneName(ZONE).build(),
                        AvailabilityZone.builder().zoneName("eu-west-1b").build())
                .build();
    }

    @Override
    public DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(DescribeInstanceTypeOfferingsRequest q) {
        var offers = new ArrayList<InstanceTypeOffering>();
        for (var zone : List.of(ZONE, "eu-west-1b")) {
            for (var type : List.of("t3.micro", "t3.medium")) {
                if (q.filters().getFirst().values().contains(type)) {
                    offers.add(InstanceTypeOffering.builder()
                            .instanceType(type)
                            .location(zone)
                            .build());
                }
            }
        }
        return DescribeInstanceTypeOfferingsResponse.builder()
                .instanceTypeOfferings(offers)
                .build();
    }

    @Override
    public ImportKeyPairResponse importKeyPair(ImportKeyPairRequest q) {
        return store.change("ImportKeyPair", () -> {
            if (store.all(KeyPairInfo.class).stream()
                    .anyMatch(it -> it.keyName().equals(q.keyName()))) {
                throw refusal("InvalidKeyPair.Duplicate", "The key pair already exists");
            }
            var id = store.id("key");
            store.put(
                    id,
                    KeyPairInfo.builder()
                            .keyPairId(id)
                            .keyName(q.keyName())
                            .tags(tags(q.tagSpecifications()))
                            .build());
            return ImportKeyPairResponse.builder().keyPairId(id).build();
        });
    }

    @Override
    public DescribeKeyPairsResponse describeKeyPairs(DescribeKeyPairsRequest q) {
        return DescribeKeyPairsResponse.builder()
                .keyPairs(store.all(KeyPairInfo.class).stream()
                        .filter(it -> passes(
                                q.filters(),
                                it.tags(),
                                name -> name.equals("key-name") ? it.keyName() : StrictStore.unknownFilter(name)))
                        .toList())
                .build();
    }

    @Override
    public DeleteKeyPairResponse deleteKeyPair(DeleteKeyPairRequest q) {
        return store.change("DeleteKeyPair", () -> {
            store.all(KeyPairInfo.class).stream()
                    .filter(it -> it.keyName().equals(q.keyName()))
                    .forEach(it -> store.remove(it.keyPairId()));
            return DeleteKeyPairResponse.builder().build();
        });
    }

    @Override
    public RunInstancesResponse runInstances(RunInstancesRequest q) {
        return store.change("RunInstances", () -> {
            var before = tokens.get(q.clientToken());
            if (before != null) {
                return repeated(q, before);
            }
            store.known(Image.class, q.imageId(), "InvalidAMIID.NotFound");
            var network = q.networkInterfaces().getFirst();
            store.known(Subnet.class, network.subnetId(), "InvalidSubnetID.NotFound");
            network.groups().forEach(it -> store.known(SecurityGroup.class, it, "InvalidGroup.NotFound"));
            if (running().stream()
                    .filter(it -> network.subnetId().equals(it.subnetId()))
                    .anyMatch(it -> network.privateIpAddress().equals(it.privateIpAddress()))) {
                throw refusal("InvalidIPAddress.InUse", "Address is in use.");
            }
            var id = store.id("i");
            tokens.put(q.clientToken(), id);
            launched.put(id, q);
            guarded.put(id, Boolean.TRUE.equals(q.disableApiTermination()));
            return answer(store.put(id, launch(id, q, network)));
        });
    }

    private RunInstancesResponse repeated(RunInstancesRequest q, String id) {
        var machine = store.known(Instance.class, id, "InvalidInstanceID.NotFound");
        if (machine.state().name() == InstanceStateName.TERMINATED) {
            throw refusal("IdempotentInstanceTerminated", "the instance has been terminated");
        } else if (!q.equals(launched.get(id))) {
            throw refusal("IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent");
        }
        return answer(machine);
    }

    private static RunInstancesResponse answer(Instance machine) {
        return RunInstancesResponse.builder().instances(machine).build();
    }

    private Instance launch(String id, RunInstancesRequest q, InstanceNetworkInterfaceSpecification network) {
        var disks = q.blockDeviceMappings().stream().map(it -> disk(q, it)).toList();
        return Instance.builder()
                .instanceId(id)
                .imageId(q.imageId())
                .instanceType(q.instanceType())
                .subnetId(network.subnetId())
                .securityGroups(GroupIdentifier.builder()
                        .groupId(network.groups().getFirst())
                        .build())
                .privateIpAddress(network.privateIpAddress())
                .publicIpAddress(network.associatePublicIpAddress() ? "198.51.100.7" : null)
                .placement(it -> it.availabilityZone(ZONE))
                .state(it -> it.name(InstanceStateName.PENDING))
                .launchTime(Instant.EPOCH)
                .blockDeviceMappings(disks)
                .tags(tags(q.tagSpecifications()))
                .build();
    }

    private InstanceBlockDeviceMapping disk(RunInstancesRequest q, BlockDeviceMapping mapping) {
        var id = store.id("vol");
        var volume = Volume.builder().volumeId(id).state(VolumeState.IN_USE);
        store.put(id, volume.tags(q.tagSpecifications().get(1).tags()).build());
        return InstanceBlockDeviceMapping.builder()
                .deviceName(mapping.deviceName())
                .ebs(it -> it.volumeId(id).deleteOnTermination(mapping.ebs().deleteOnTermination()))
                .build();
    }

    /// A machine that was asked for is running when it is looked at for the second time.
    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest q) {
        q.instanceIds().forEach(it -> store.known(Instance.class, it, "InvalidInstanceID.NotFound"));
        var seen = store.all(Instance.class).stream()
                .filter(it -> q.instanceIds().isEmpty() || q.instanceIds().contains(it.instanceId()))
                .filter(it -> passes(q.filters(), it.tags(), StrictStore::unknownFilter))
                .toList();
        seen.forEach(this::age);
        return DescribeInstancesResponse.builder()
                .reservations(Reservation.builder().instances(seen).build())
                .build();
    }

    private void age(Instance machine) {
        var next = switch (machine.state().name()) {
            case PENDING -> InstanceStateName.RUNNING;
            case STOPPING -> InstanceStateName.STOPPED;
            case SHUTTING_DOWN -> InstanceStateName.TERMINATED;
            default -> machine.state().name();
        };
        become(machine, next);
    }

    private void become(Instance machine, InstanceStateName state) {
        store.put(
                machine.instanceId(),
                machine.toBuilder().state(it -> it.name(state)).build());
    }

    private Instance machine(String id) {
        return store.known(Instance.class, id, "InvalidInstanceID.NotFound");
    }

    @Override
    public TerminateInstancesResponse terminateInstances(TerminateInstancesRequest q) {
        return store.change("TerminateInstances", () -> {
            var machine = machine(q.instanceIds().getFirst());
            if (Boolean.TRUE.equals(guarded.get(machine.instanceId()))) {
                throw refusal("OperationNotPermitted", "disableApiTermination");
            }
            become(machine, InstanceStateName.SHUTTING_DOWN);
            machine.blockDeviceMappings().forEach(it -> {
                var disk = store.all(Volume.class).stream()
                        .filter(known -> known.volumeId().equals(it.ebs().volumeId()))
                        .findFirst()
                        .orElseThrow();
                store.remove(disk.volumeId());
                if (!it.ebs().deleteOnTermination()) {
                    store.put(
                            disk.volumeId(),
                            disk.toBuilder().state(VolumeState.AVAILABLE).build());
                }
            });
            return TerminateInstancesResponse.builder().build();
        });
    }

    @Override
    public StopInstancesResponse stopInstances(StopInstancesRequest q) {
        return store.change("StopInstances", () -> {
            become(machine(q.instanceIds().getFirst()), InstanceStateName.STOPPING);
            return StopInstancesResponse.builder().build();
        });
    }

    @Override
    public StartInstancesResponse startInstances(StartInstancesRequest q) {
        return store.change("StartInstances", () -> {
            var machine = machine(q.instanceIds().getFirst());
            if (machine.state().name() == InstanceStateName.STOPPING) {
                throw refusal("IncorrectInstanceState", "The instance is not in a state from which it can be started");
            }
            become(machine, InstanceStateName.PENDING);
            return StartInstancesResponse.builder().build();
        });
    }

    @Override
    public DescribeInstanceAttributeResponse describeInstanceAttribute(DescribeInstanceAttributeRequest q) {
        return DescribeInstanceAttributeResponse.builder()
                .disableApiTermination(
                        it -> it.value(guarded.get(machine(q.instanceId()).instanceId())))
                .build();
    }

    @Override
    public ModifyInstanceAttributeResponse modifyInstanceAttribute(ModifyInstanceAttributeRequest q) {
        return store.change("ModifyInstanceAttribute", () -> {
            if (q.disableApiTermination() != null) {
                guarded.put(
                        machine(q.instanceId()).instanceId(),
                        q.disableApiTermination().value());
            }
            return ModifyInstanceAttributeResponse.builder().build();
        });
    }

    @Override
    boolean inUse(String subnetOrGroup) {
        return running().stream()
                .anyMatch(it -> subnetOrGroup.equals(it.subnetId())
                        || it.securityGroups().stream().anyMatch(group -> subnetOrGroup.equals(group.groupId())));
    }
}
