package dev.howdah.platform.aws;

import dev.howdah.model.Instance;
import dev.howdah.model.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMappingSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/// The disks of one instance: those that it is launched with, and those that it gets when it runs.
///
/// A disk is never emptied or replaced here. One that a former machine of this name left behind is attached again only
/// where config.yml says `attach_existing`.
record Disks(Ec2 ec2, ClusterTags tags, Found found, Instance instance) {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// Those that a new machine comes with: all but those that were left behind for it.
    List<Volume> atLaunch() {
        return instance.volumes().stream().filter(disk -> kept(disk).isEmpty()).toList();
    }

    /// What a machine that runs lacks.
    List<Task> missing(software.amazon.awssdk.services.ec2.model.Instance machine) {
        var tasks = new ArrayList<Task>();
        var attached = attached(machine);
        for (var disk : instance.volumes()) {
            if (!disk.isRoot() && !attached.containsKey(disk.device())) {
                var subject = "volume " + disk.device() + " of " + instance.name();
                var note = kept(disk)
                        .map(id -> "again " + id)
                        .orElse(disk.size().map(size -> size + " GB").orElse(""));
                tasks.add(Task.create(subject, note, () -> attach(machine, disk)));
            }
        }
        return tasks;
    }

    /// Ids of the disks by their device names.
    static Map<String, String> attached(software.amazon.awssdk.services.ec2.model.Instance machine) {
        var ids = new HashMap<String, String>();
        for (InstanceBlockDeviceMapping mapping : machine.blockDeviceMappings()) {
            if (mapping.ebs() != null) {
                ids.put(mapping.deviceName(), mapping.ebs().volumeId());
            }
        }
        return ids;
    }

    /// The disk that was made for this place and is attached nowhere: left behind by a machine that is gone, or by a
    /// run that was stopped before attaching it.
    private Optional<String> kept(Volume wish) {
        return found.volumes().stream()
                .filter(disk -> disk.state() == VolumeState.AVAILABLE || disk.state() == VolumeState.CREATING)
                .filter(disk -> ClusterTags.value(disk.tags(), ClusterTags.PART).equals(instance.name()))
                .filter(disk ->
                        ClusterTags.value(disk.tags(), ClusterTags.DEVICE).equals(wish.device()))
                .filter(disk -> wish.attachExisting() || isFresh(disk))
                .map(software.amazon.awssdk.services.ec2.model.Volume::volumeId)
                .findFirst();
    }

    /// Made by a run that did not come to attach it.
    private static boolean isFresh(software.amazon.awssdk.services.ec2.model.Volume disk) {
        return ClusterTags.value(disk.tags(), ClusterTags.FRESH).equals("yes");
    }

    private void attach(software.amazon.awssdk.services.ec2.model.Instance machine, Volume wish) {
        var id = kept(wish).orElseGet(() -> create(machine, wish));
        ec2.waiting()
                .until(
                        LIMIT,
                        () -> Ec2Call.ask(
                                        "DescribeVolumes",
                                        () -> ec2.client()
                                                .describeVolumes(q -> q.volumeIds(id))
                                                .volumes()
                                                .getFirst()
                                                .state())
                                == VolumeState.AVAILABLE);
        ec2.call()
                .settled(
                        "AttachVolume",
                        () -> ec2.client()
                                .attachVolume(q ->
                                        q.volumeId(id).device(wish.device()).instanceId(machine.instanceId())));
        Ec2Call.ask(
                "DeleteTags",
                () -> ec2.client().deleteTags(q -> q.resources(id).tags(ClusterTags.tag(ClusterTags.FRESH, "yes"))));
        var mapping = InstanceBlockDeviceMappingSpecification.builder()
                .deviceName(wish.device())
                .ebs(ebs -> ebs.deleteOnTermination(wish.deleteOnTermination()))
                .build();
        Ec2Call.ask(
                "ModifyInstanceAttribute",
                () -> ec2.client()
                        .modifyInstanceAttribute(
                                q -> q.instanceId(machine.instanceId()).blockDeviceMappings(mapping)));
    }

    private String create(software.amazon.awssdk.services.ec2.model.Instance machine, Volume wish) {
        return Ec2Call.ask(
                        "CreateVolume",
                        () -> ec2.client().createVolume(q -> {
                            q.availabilityZone(machine.placement().availabilityZone())
                                    .encrypted(wish.encrypted());
                            wish.type().ifPresent(q::volumeType);
                            wish.size().ifPresent(q::size);
                            wish.iops().ifPresent(q::iops);
                            q.tagSpecifications(tags.of(
                                    ResourceType.VOLUME,
                                    instance.name(),
                                    instance.name(),
                                    Map.of(ClusterTags.DEVICE, wish.device(), ClusterTags.FRESH, "yes")));
                        }))
                .volumeId();
    }

    /// Says on disks that outlive their machine what they were, while that is still known.
    List<Task> unmarked(software.amazon.awssdk.services.ec2.model.Instance machine) {
        var attached = attached(machine);
        return instance.volumes().stream()
                .filter(wish -> !wish.isRoot() && !wish.deleteOnTermination())
                .flatMap(wish -> found.volumes().stream()
                        .filter(disk -> disk.volumeId().equals(attached.get(wish.device())))
                        .filter(disk -> ClusterTags.value(disk.tags(), ClusterTags.DEVICE)
                                .isEmpty())
                        .map(disk -> mark(wish, disk.volumeId())))
                .toList();
    }

    private Task mark(Volume wish, String id) {
        return Task.create(
                "tag", "of volume " + wish.device() + " of " + instance.name(), () -> mark(id, wish.device()));
    }

    /// Says on a disk that was made with its machine what it is.
    void markAttached(software.amazon.awssdk.services.ec2.model.Instance machine, Volume wish) {
        Optional.ofNullable(attached(machine).get(wish.device())).ifPresent(id -> mark(id, wish.device()));
    }

    private void mark(String id, String device) {
        Ec2Call.ask(
                "CreateTags",
                () -> ec2.client().createTags(q -> q.resources(id).tags(ClusterTags.tag(ClusterTags.DEVICE, device))));
    }
}
