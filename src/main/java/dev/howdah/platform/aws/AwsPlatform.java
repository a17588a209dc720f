package dev.howdah.platform.aws;

import dev.howdah.engine.Parallel;
import dev.howdah.model.Cluster;
import dev.howdah.model.Platform;
import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.platform.ProvisioningPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A cluster's instances as EC2 instances of one region, with a network of their own.
///
/// Nothing is remembered: what exists is known by its tags, which everything has from the request on that creates it.
/// So a second run creates nothing, and one after a run that was cut off goes on where that one stopped.
public final class AwsPlatform implements ProvisioningPlatform {

    private final Ec2 ec2;
    private final Cluster cluster;
    private final Platform.Aws wish;
    private final ClusterIdentity identity;
    private final ClusterTags tags;
    private final Arrival arrival;

    /// @param ec2 is closed by this platform
    public AwsPlatform(Ec2 ec2, Cluster cluster, Platform.Aws wish, ClusterIdentity identity, Arrival arrival) {
        this.ec2 = ec2;
        this.cluster = cluster;
        this.wish = wish;
        this.identity = identity;
        this.tags = new ClusterTags(cluster.name(), identity.id(), identity.tags(cluster));
        this.arrival = arrival;
    }

    @Override
    public List<ProvisioningChange> plan() {
        var wanted = wanted();
        var tasks = new ArrayList<>(wanted.first());
        wanted.besides().forEach(tasks::addAll);
        return tasks.stream().map(Task::change).toList();
    }

    @Override
    public List<ProvisioningChange> provision(ProvisioningListener listener) {
        var wanted = wanted();
        var done = new ArrayList<ProvisioningChange>();
        wanted.first().forEach(task -> done.add(task.run(listener)));
        Parallel.map(
                        wanted.besides(),
                        tasks -> tasks.stream().map(task -> task.run(listener)).toList())
                .values()
                .forEach(done::addAll);
        return done;
    }

    /// What is to be done: one after the other, and then side by side for each instance.
    private record Wanted(List<Task> first, List<List<Task>> besides) {}

    private Wanted wanted() {
        var found = Found.of(ec2.client(), tags.filters());
        var users = found.vpcs().isEmpty() ? UsersVpc.find(ec2, wish.network()) : Optional.<UsersVpc>empty();
        var network = new Network(ec2, tags, wish.network(), found, users);
        var firewall = new Firewall(ec2, tags, wish.network().rules(), found.groups());
        var key = new AccessKey(ec2, tags, wish.keyName(), identity.publicKey(), found.keys());
        var images = new Images(ec2, wish.network().region());
        var machines = new Machines(ec2, tags, cluster, wish, found, arrival);
        new Obstacles(ec2, cluster, wish, found).check(machines.absent(), key, images);
        var first = new ArrayList<>(key.missing());
        first.addAll(network.missing());
        first.addAll(firewall.missing(network));
        return new Wanted(first, machines.missing(network, firewall, key, images));
    }

    @Override
    public List<ProvisioningChange> deprovision(ProvisioningListener listener) {
        return new Removal(ec2, tags, cluster).run(listener);
    }

    @Override
    public List<ProvisioningChange> start(ProvisioningListener listener) {
        return each(false, listener);
    }

    @Override
    public List<ProvisioningChange> stop(ProvisioningListener listener) {
        return each(true, listener);
    }

    private List<ProvisioningChange> each(boolean running, ProvisioningListener listener) {
        var found = Found.of(ec2.client(), tags.filters());
        var machines = new Machines(ec2, tags, cluster, wish, found, arrival);
        var tasks = found.instances().stream()
                .filter(machine -> Machines.isRunning(machine) == running)
                .map(machine -> running
                        ? machines.stop(Found.part(machine), machine.instanceId())
                        : machines.start(Found.part(machine), machine.instanceId()))
                .toList();
        return List.copyOf(Parallel.map(tasks, task -> task.run(listener)).values());
    }

    @Override
    public List<ProvisionedInstance> instances() {
        return Ec2Call.ask("DescribeInstances", () -> Found.alive(ec2.client(), tags.filters())).stream()
                .map(machine -> new ProvisionedInstance(
                        Found.part(machine),
                        machine.state().nameAsString(),
                        "launched " + machine.launchTime(),
                        Found.text(machine.privateIpAddress()),
                        machine.imageId()))
                .sorted(java.util.Comparator.comparing(ProvisionedInstance::name))
                .toList();
    }

    @Override
    public void close() {
        ec2.close();
    }
}
