package dev.howdah.platform.aws;

import dev.howdah.engine.Parallel;
import dev.howdah.model.Cluster;
import dev.howdah.model.Platform;
import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.platform.ProvisioningPlatform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// A cluster's instances as EC2 instances of one region, with a network of their own.
///
/// Nothing is remembered: what exists is known by its tags, which everything has from the request on that creates it.
/// So a second run creates nothing, and one after a run that was cut off goes on where that one stopped.
public final class AwsPlatform implements ProvisioningPlatform {

    private final Supplier<Ec2> opening;
    private final Cluster cluster;
    private final Platform.Aws wish;
    private final ClusterIdentity identity;
    private final ClusterTags tags;
    private final Arrival arrival;
    private Optional<Ec2> open = Optional.empty();

    /// @param opening is asked when AWS is needed, which status and the like do not; closed by this platform
    public AwsPlatform(
            Supplier<Ec2> opening, Cluster cluster, Platform.Aws wish, ClusterIdentity identity, Arrival arrival) {
        this.opening = opening;
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

    private synchronized Ec2 ec2() {
        var ec2 = open.orElseGet(opening);
        open = Optional.of(ec2);
        return ec2;
    }

    private Wanted wanted() {
        var ec2 = ec2();
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
        return new Removal(ec2(), tags, cluster).run(listener);
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
        var ec2 = ec2();
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
        return alive().stream()
                .map(machine -> new ProvisionedInstance(
                        Found.part(machine),
                        state(machine),
                        "launched " + machine.launchTime(),
                        Found.text(machine.privateIpAddress()),
                        machine.imageId()))
                .sorted(Comparator.comparing(ProvisionedInstance::name))
                .toList();
    }

    private List<Instance> alive() {
        var client = ec2().client();
        return Ec2Call.ask("DescribeInstances", () -> Found.alive(client, tags.filters()));
    }

    /// One that runs and was never connected to counts as one that is still starting.
    private String state(Instance machine) {
        boolean awaited =
                cluster.find(Found.part(machine)).filter(arrival::isAwaited).isPresent();
        return awaited ? InstanceStateName.PENDING.toString() : machine.state().nameAsString();
    }

    @Override
    public Map<String, String> reachedAt() {
        return alive().stream()
                .collect(Collectors.toMap(Found::part, it -> Found.reachedAt(it, wish.network()), (one, _) -> one));
    }

    @Override
    public void close() {
        open.ifPresent(Ec2::close);
    }
}
