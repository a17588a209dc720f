package dev.howdah.platform.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.howdah.engine.Parallel;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.platform.MachineFaults;
import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningChange.Act;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.platform.ProvisioningPlatform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A cluster's instances as containers of the local engine, in a network of their own.
///
/// Nothing is remembered: what exists is known by its labels. Where all containers run, finding that out costs one
/// request to the engine.
public final class DockerPlatform implements ProvisioningPlatform {

    private final Engine engine;
    private final Cluster cluster;
    private final Platform.Docker wish;
    private final ClusterLabels labels;

    /// @param engine is not closed by this platform
    public DockerPlatform(Engine engine, Cluster cluster, Platform.Docker wish, ClusterLabels labels) {
        this.engine = engine;
        this.cluster = cluster;
        this.wish = wish;
        this.labels = labels;
    }

    @Override
    public List<ProvisioningChange> plan() {
        return wanted(Existing.of(engine, labels)).stream().map(Task::change).toList();
    }

    @Override
    public List<ProvisioningChange> provision(ProvisioningListener listener) {
        var existing = Existing.of(engine, labels);
        var tasks = wanted(existing);
        var first = tasks.stream().filter(task -> !task.besides()).toList();
        var besides = tasks.stream().filter(Task::besides).toList();
        first.forEach(task -> task.run(listener));
        Parallel.map(besides, task -> task.run(listener));
        awaitBoot(existing);
        return tasks.stream().map(Task::change).toList();
    }

    /// What is to be done, in this order: the image and the network, then all containers side by side.
    private List<Task> wanted(Existing existing) {
        var tasks = new ArrayList<Task>();
        var missing = cluster.instances().stream()
                .filter(instance ->
                        existing.named(instance.name()).filter(existing::isOurs).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            var networks = EngineCall.ask(
                    engine, () -> engine.client().listNetworksCmd().exec());
            var obstacles = new Obstacles(engine, cluster, wish, labels);
            obstacles.check(existing, networks);
            wantedFirst(obstacles, networks, tasks);
            missing.forEach(instance -> tasks.add(create(instance)));
        }
        existing.ours().stream()
                .filter(container -> !Existing.isRunning(container))
                .filter(container -> cluster.find(Existing.name(container)).isPresent())
                .forEach(container -> tasks.add(startTask(container)));
        return tasks;
    }

    private void wantedFirst(Obstacles obstacles, List<Network> networks, List<Task> tasks) {
        var image = new BaseImage(engine, wish.image());
        if (!EngineCall.ask(engine, image::exists)) {
            var change = ProvisioningChange.create("image " + wish.image().name(), image.origin());
            tasks.add(new Task(change, false, image::ensure));
        }
        if (obstacles.own(networks).isEmpty()) {
            var change = ProvisioningChange.create(
                    "network " + wish.network(), wish.subnet().toString());
            tasks.add(new Task(change, false, () -> new ClusterNetwork(engine, wish, labels).create()));
        }
    }

    private Task create(Instance instance) {
        var change = ProvisioningChange.create(
                "container " + instance.name(), instance.address().orElse(""));
        return new Task(change, true, () -> {
            new InstanceContainer(instance, wish, labels).create(engine.client());
            startContainer(instance.name());
            new Boot(engine, labels).await(instance.name());
        });
    }

    private Task startTask(Container container) {
        var name = Existing.name(container);
        return new Task(new ProvisioningChange(Act.START, "container " + name, ""), true, () -> {
            startContainer(name);
            new Boot(engine, labels).await(name);
        });
    }

    private void startContainer(String name) {
        try {
            engine.client().startContainerCmd(name).exec();
        } catch (NotModifiedException _) {
            // it runs
        }
    }

    /// Containers that an interrupted run has just started.
    private void awaitBoot(Existing before) {
        var young = before.ours().stream()
                .filter(Existing::isYoung)
                .map(Existing::name)
                .toList();
        Parallel.map(young, name -> {
            new Boot(engine, labels).await(name);
            return name;
        });
    }

    @Override
    public List<ProvisioningChange> deprovision(ProvisioningListener listener) {
        var done = new ArrayList<>(each(
                Existing.of(engine, labels).ours(),
                Act.REMOVE,
                listener,
                name -> engine.client()
                        .removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec()));
        done.addAll(new ClusterNetwork(engine, wish, labels).remove(listener));
        return done;
    }

    @Override
    public List<ProvisioningChange> start(ProvisioningListener listener) {
        var stopped = Existing.of(engine, labels).ours().stream()
                .filter(container -> !Existing.isRunning(container))
                .toList();
        return each(stopped, Act.START, listener, name -> {
            startContainer(name);
            new Boot(engine, labels).await(name);
        });
    }

    @Override
    public List<ProvisioningChange> stop(ProvisioningListener listener) {
        var running = Existing.of(engine, labels).ours().stream()
                .filter(Existing::isRunning)
                .toList();
        return each(running, Act.STOP, listener, name -> {
            try {
                engine.client().stopContainerCmd(name).withTimeout(60).exec();
            } catch (NotModifiedException _) {
                // it is stopped
            }
        });
    }

    private List<ProvisioningChange> each(
            Collection<Container> containers, Act act, ProvisioningListener listener, Consumer<String> deed) {
        var tasks = containers.stream().map(Existing::name).map(name -> {
            var change = new ProvisioningChange(act, "container " + name, "");
            return new Task(change, true, () -> deed.accept(name));
        });
        return List.copyOf(
                Parallel.map(tasks.toList(), task -> task.run(listener)).values());
    }

    @Override
    public List<ProvisionedInstance> instances() {
        return Existing.of(engine, labels).ours().stream()
                .map(Existing::described)
                .toList();
    }

    @Override
    public Optional<MachineFaults> faults() {
        return Optional.of(new ContainerFaults(engine, cluster, wish, labels));
    }

    @Override
    public void close() {}

    /// A change and what does it.
    ///
    /// @param besides whether it is done side by side with its like, after all that is not
    private record Task(ProvisioningChange change, boolean besides, Runnable deed) {

        ProvisioningChange run(ProvisioningListener listener) {
            listener.begun(change);
            try {
                deed.run();
            } catch (NotFoundException e) {
                if (change.act() != Act.REMOVE) {
                    throw e;
                }
            }
            listener.done(change);
            return change;
        }
    }
}
