package dev.howdah.resource;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import dev.howdah.engine.Change;
import dev.howdah.engine.Event;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Host;
import dev.howdah.engine.HostLock;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Plan;
import dev.howdah.engine.Resource;
import dev.howdah.engine.RunId;
import dev.howdah.engine.Runner;
import dev.howdah.engine.Score;
import dev.howdah.engine.Step;
import dev.howdah.engine.Stop;
import dev.howdah.host.Script;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.DockerConnections;
import dev.howdah.host.docker.Engine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// A container that runs systemd, on which resources are brought to their state as in a deploy.
public final class SystemdContainer implements AutoCloseable {

    private static final String BOOT =
            "umount -l /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; exec /lib/systemd/systemd";

    private final String name = "howdah-test-" + UUID.randomUUID();
    private final ClusterLabels labels = new ClusterLabels("resource-test", "/nowhere/" + name);
    private final Engine engine = Engine.fromEnvironment();
    private final DockerConnections connections = new DockerConnections(engine, labels);
    private final Host host = new Host(name, connections.to(name), new Semaphore(4));
    private final List<Event> events = new ArrayList<>();

    public SystemdContainer(String image) {
        engine.client()
                .createContainerCmd(image)
                .withName(name)
                .withHostName("box")
                .withEnv("container=docker")
                .withStopSignal("SIGRTMIN+3")
                .withLabels(labels.ofInstance(name))
                .withHostConfig(HostConfig.newHostConfig()
                        .withCgroupnsMode("private")
                        .withCapAdd(Capability.SYS_ADMIN)
                        .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                        .withTmpFs(Map.of("/run", "", "/run/lock", "", "/tmp", "")))
                .withCmd("/bin/sh", "-c", BOOT)
                .exec();
        engine.client().startContainerCmd(name).exec();
        awaitBoot();
    }

    private void awaitBoot() {
        sh("until [ -S /run/systemd/private ]; do :; done; systemctl is-system-running --wait >/dev/null || true");
    }

    /// Stops the container without warning and starts it again.
    public void restart() {
        engine.client().killContainerCmd(name).exec();
        engine.client().startContainerCmd(name).exec();
        awaitBoot();
    }

    /// Runs a script, which must go well.
    public String sh(String text) {
        var result = host.run(new Script(text, Duration.ofMinutes(5)));
        if (!result.succeeded()) {
            throw new AssertionError("exit status " + result.exitStatus() + ": " + result.out() + result.err());
        }
        return result.out();
    }

    /// How a resource compares now.
    public Change compare(Resource resource) {
        return resource.compare(host.look(resource.facts()));
    }

    /// Brings resources to their state in one step, and says how that ended.
    public Outcome apply(Resource... resources) {
        var score = new Score(new LinkedHashMap<>(Map.of(name, List.of(Step.of("test", List.of(resources))))));
        Facts facts = host.look(score.facts(name));
        var plan = Plan.of(score, new LinkedHashMap<>(Map.of(name, facts)), new LinkedHashMap<>());
        var clock = Clock.systemUTC();
        var lock = new HostLock(RunId.of("test", 1, clock.instant()), false, _ -> false);
        var runner = new Runner(Map.of(name, host), lock, events::add, clock, new Stop(), text -> text);
        return runner.run(score, plan, Map.of())
                .values()
                .iterator()
                .next()
                .getFirst()
                .outcome();
    }

    @Override
    public void close() {
        engine.client()
                .removeContainerCmd(name)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
        connections.close();
    }
}
