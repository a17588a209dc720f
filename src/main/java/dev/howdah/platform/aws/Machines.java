package dev.howdah.platform.aws;

import dev.howdah.model.Cluster;
import dev.howdah.model.Platform;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningChange.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// The EC2 instances of a cluster: what each of them lacks, and how it gets it.
final class Machines {

    private static final Duration BOOT = Duration.ofMinutes(10);

    private final Ec2 ec2;
    private final ClusterTags tags;
    private final Cluster cluster;
    private final Platform.Aws wish;
    private final Found found;
    private final Arrival arrival;

    Machines(Ec2 ec2, ClusterTags tags, Cluster cluster, Platform.Aws wish, Found found, Arrival arrival) {
        this.ec2 = ec2;
        this.tags = tags;
        this.cluster = cluster;
        this.wish = wish;
        this.found = found;
        this.arrival = arrival;
    }

    /// The instances that do not exist.
    List<dev.howdah.model.Instance> absent() {
        return cluster.instances().stream()
                .filter(instance -> found.instance(instance.name()).isEmpty())
                .toList();
    }

    /// A list of tasks for each instance; those of one instance depend on each other.
    List<List<Task>> missing(Network network, Firewall firewall, AccessKey key, Images images) {
        return cluster.instances().stream()
                .map(instance -> found.instance(instance.name())
                        .map(machine -> completing(instance, machine))
                        .orElseGet(() -> List.of(Task.create("instance " + instance.name(), note(instance), () -> {
                            var where = new Launch.Where(
                                    network.subnet(instance.location()),
                                    firewall.id(),
                                    key.name(),
                                    arrival.userData(instance));
                            launch(instance, images, where);
                        }))))
                .filter(tasks -> !tasks.isEmpty())
                .toList();
    }

    private String note(dev.howdah.model.Instance instance) {
        var place = wish.network().places().get(instance.location());
        return wish.machine(instance).type()
                + (place == null ? "" : " in " + place.zone())
                + instance.address().map(address -> " " + address).orElse("");
    }

    private void launch(dev.howdah.model.Instance instance, Images images, Launch.Where where) {
        var machine = wish.machine(instance);
        var disks = new Disks(ec2, tags, found, instance);
        var id = new Launch(ec2, tags, instance, machine, images.of(machine.image()), disks.atLaunch(), where).run();
        var running = awaitRunning(instance.name(), id);
        disks.missing(running).forEach(task -> task.deed().run());
        disks.atLaunch().stream()
                .filter(disk -> !disk.isRoot() && !disk.deleteOnTermination())
                .forEach(disk -> disks.markAttached(running, disk));
        new PublicAddress(ec2, tags, found, instance.name(), machine)
                .missing(id)
                .forEach(task -> task.deed().run());
        arrived(instance, id);
    }

    /// What an instance that exists lacks.
    private List<Task> completing(dev.howdah.model.Instance instance, Instance machine) {
        var tasks = new ArrayList<Task>();
        var wished = wish.machine(instance);
        boolean runs = isRunning(machine);
        if (!runs) {
            tasks.add(start(instance.name(), machine.instanceId()));
        }
        var disks = new Disks(ec2, tags, found, instance);
        tasks.addAll(disks.missing(machine));
        tasks.addAll(disks.unmarked(machine));
        tasks.addAll(new PublicAddress(ec2, tags, found, instance.name(), wished).missing(machine.instanceId()));
        wished.terminationProtection()
                .filter(on -> on != isProtected(ec2, machine.instanceId()))
                .ifPresent(on -> tasks.add(protect(instance.name(), machine.instanceId(), on)));
        if (arrival.isAwaited(instance)) {
            tasks.add(Task.create("host key", "of " + instance.name(), () -> arrived(instance, machine.instanceId())));
        }
        return tasks;
    }

    static boolean isRunning(Instance machine) {
        var state = machine.state().name();
        return state == InstanceStateName.RUNNING || state == InstanceStateName.PENDING;
    }

    Task start(String name, String id) {
        return new Task(new ProvisioningChange(Act.START, "instance " + name, ""), () -> {
            await(name, id, InstanceStateName.STOPPED, InstanceStateName.RUNNING, InstanceStateName.PENDING);
            Ec2Call.ask("StartInstances", () -> ec2.client().startInstances(q -> q.instanceIds(id)));
            awaitRunning(name, id);
        });
    }

    Task stop(String name, String id) {
        return new Task(new ProvisioningChange(Act.STOP, "instance " + name, ""), () -> {
            Ec2Call.ask("StopInstances", () -> ec2.client().stopInstances(q -> q.instanceIds(id)));
            await(name, id, InstanceStateName.STOPPED);
        });
    }

    private Task protect(String name, String id, boolean on) {
        var act = on ? Act.CREATE : Act.REMOVE;
        return new Task(
                new ProvisioningChange(act, "termination protection", "of " + name),
                () -> Ec2Call.ask(
                        "ModifyInstanceAttribute",
                        () -> ec2.client()
                                .modifyInstanceAttribute(
                                        q -> q.instanceId(id).disableApiTermination(it -> it.value(on)))));
    }

    static boolean isProtected(Ec2 ec2, String id) {
        var answer = Ec2Call.ask(
                "DescribeInstanceAttribute",
                () -> ec2.client()
                        .describeInstanceAttribute(
                                q -> q.instanceId(id).attribute(InstanceAttributeName.DISABLE_API_TERMINATION)));
        return answer.disableApiTermination() != null
                && Boolean.TRUE.equals(answer.disableApiTermination().value());
    }

    Instance awaitRunning(String name, String id) {
        return await(name, id, InstanceStateName.RUNNING);
    }

    private Instance await(String name, String id, InstanceStateName... states) {
        return new InstanceWait(ec2, BOOT).until(name, id, states);
    }

    private void arrived(dev.howdah.model.Instance instance, String id) {
        var machine = awaitRunning(instance.name(), id);
        arrival.await(instance, Found.reachedAt(machine, wish.network()), Disks.attached(machine));
    }
}
