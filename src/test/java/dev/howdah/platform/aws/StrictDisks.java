package dev.howdah.platform.aws;

import static dev.howdah.platform.aws.StrictStore.passes;
import static dev.howdah.platform.aws.StrictStore.refusal;
import static dev.howdah.platform.aws.StrictStore.tags;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.model.*;

/// The disks, addresses and tags of a fake EC2.
abstract class StrictDisks extends StrictNetwork {

    private Volume disk(String id) {
        return store.known(Volume.class, id, "InvalidVolume.NotFound");
    }

    @Override
    public CreateVolumeResponse createVolume(CreateVolumeRequest q) {
        return store.change("CreateVolume", () -> {
            var id = store.id("vol");
            var disk =
                    Volume.builder().volumeId(id).state(VolumeState.AVAILABLE).size(q.size());
            store.put(
                    id,
                    disk.availabilityZone(q.availabilityZone())
                            .tags(tags(q.tagSpecifications()))
                            .build());
            return CreateVolumeResponse.builder().volumeId(id).build();
        });
    }

    @Override
    public AttachVolumeResponse attachVolume(AttachVolumeRequest q) {
        return store.change("AttachVolume", () -> {
            var machine = store.known(Instance.class, q.instanceId(), "InvalidInstanceID.NotFound");
            if (disk(q.volumeId()).state() != VolumeState.AVAILABLE) {
                throw refusal("IncorrectState", q.volumeId() + " is not 'available'.");
            }
            var mappings = new ArrayList<>(machine.blockDeviceMappings());
            mappings.add(InstanceBlockDeviceMapping.builder()
                    .deviceName(q.device())
                    .ebs(it -> it.volumeId(q.volumeId()).deleteOnTermination(false))
                    .build());
            store.put(
                    machine.instanceId(),
                    machine.toBuilder().blockDeviceMappings(mappings).build());
            store.put(
                    q.volumeId(),
                    disk(q.volumeId()).toBuilder().state(VolumeState.IN_USE).build());
            return AttachVolumeResponse.builder().build();
        });
    }

    @Override
    public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest q) {
        return DescribeVolumesResponse.builder()
                .volumes(store.all(Volume.class).stream()
                        .filter(it -> q.volumeIds().isEmpty() || q.volumeIds().contains(it.volumeId()))
                        .filter(it -> passes(q.filters(), it.tags(), StrictStore::unknownFilter))
                        .toList())
                .build();
    }

    @Override
    public DeleteVolumeResponse deleteVolume(DeleteVolumeRequest q) {
        return store.change("DeleteVolume", () -> {
            if (disk(q.volumeId()).state() == VolumeState.IN_USE) {
                throw refusal("VolumeInUse", q.volumeId() + " is attached");
            }
            store.remove(q.volumeId());
            return DeleteVolumeResponse.builder().build();
        });
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest q) {
        return store.change("CreateTags", () -> {
            tag(q.resources(), tags -> {
                var all = new ArrayList<>(tags);
                all.addAll(q.tags());
                return all;
            });
            return CreateTagsResponse.builder().build();
        });
    }

    @Override
    public DeleteTagsResponse deleteTags(DeleteTagsRequest q) {
        return store.change("DeleteTags", () -> {
            tag(
                    q.resources(),
                    tags -> tags.stream().filter(it -> !q.tags().contains(it)).toList());
            return DeleteTagsResponse.builder().build();
        });
    }

    private void tag(List<String> disks, UnaryOperator<List<Tag>> edit) {
        disks.forEach(id -> store.put(
                id, disk(id).toBuilder().tags(edit.apply(disk(id).tags())).build()));
    }

    @Override
    public AllocateAddressResponse allocateAddress(AllocateAddressRequest q) {
        return store.change("AllocateAddress", () -> {
            var id = store.id("eipalloc");
            store.put(
                    id,
                    Address.builder()
                            .allocationId(id)
                            .publicIp("203.0.113.9")
                            .tags(tags(q.tagSpecifications()))
                            .build());
            return AllocateAddressResponse.builder().allocationId(id).build();
        });
    }

    @Override
    public AssociateAddressResponse associateAddress(AssociateAddressRequest q) {
        return store.change("AssociateAddress", () -> {
            var address = store.known(Address.class, q.allocationId(), "InvalidAllocationID.NotFound");
            if (address.instanceId() != null && !address.instanceId().equals(q.instanceId())) {
                throw refusal("Resource.AlreadyAssociated", "the address is in use");
            }
            store.put(
                    q.allocationId(),
                    address.toBuilder().instanceId(q.instanceId()).build());
            var machine = store.known(Instance.class, q.instanceId(), "InvalidInstanceID.NotFound");
            store.put(
                    q.instanceId(),
                    machine.toBuilder().publicIpAddress(address.publicIp()).build());
            return AssociateAddressResponse.builder().build();
        });
    }

    @Override
    public DescribeAddressesResponse describeAddresses(DescribeAddressesRequest q) {
        return DescribeAddressesResponse.builder()
                .addresses(store.all(Address.class).stream()
                        .filter(it -> passes(
                                q.filters(),
                                it.tags(),
                                name -> name.equals("public-ip") ? it.publicIp() : StrictStore.unknownFilter(name)))
                        .toList())
                .build();
    }

    @Override
    public ReleaseAddressResponse releaseAddress(ReleaseAddressRequest q) {
        return store.change("ReleaseAddress", () -> {
            store.remove(q.allocationId());
            return ReleaseAddressResponse.builder().build();
        });
    }

    @Override
    public DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest q) {
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(store.all(NetworkInterface.class).stream()
                        .filter(it -> passes(
                                q.filters(),
                                it.tagSet(),
                                name -> name.equals("vpc-id") ? it.vpcId() : StrictStore.unknownFilter(name)))
                        .toList())
                .build();
    }
}
