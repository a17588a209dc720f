package dev.howdah.platform.bare;

import dev.howdah.engine.Parallel;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import dev.howdah.host.ssh.HostKey;
import dev.howdah.host.ssh.HostKeyScan;
import dev.howdah.host.ssh.SshConnections;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.platform.HostKeyApproval;
import dev.howdah.platform.ProvisionedInstance;
import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;
import dev.howdah.platform.ProvisioningPlatform;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Servers that somebody else installed and owns. Nothing of them is made, started, stopped or removed: provisioning
/// looks whether each lets us in as root, and removing takes away only the files on this machine by which we get in.
public final class BarePlatform implements ProvisioningPlatform {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final SshConnections connections;
    private final HostKeyScan scan;
    private final AccessFiles files;

    /// @param connections new ones, so that keys and accounts are looked at as they are now
    public BarePlatform(Cluster cluster, SshConnections connections, HostKeyScan scan, AccessFiles files) {
        this.cluster = cluster;
        this.connections = connections;
        this.scan = scan;
        this.files = files;
    }

    @Override
    public List<ProvisioningChange> plan() {
        return List.of();
    }

    /// @throws ProblemException names every server that does not let us in, and why
    @Override
    public List<ProvisioningChange> provision(ProvisioningListener listener) {
        var problems = new ArrayList<Problem>();
        var reached = new ArrayList<ProvisioningChange>();
        Parallel.map(names(), name -> reach(name, listener)).forEach((name, problem) -> {
            problem.ifPresent(problems::add);
            if (problem.isEmpty()) {
                reached.add(reached(name));
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(Category.UNREACHABLE, problems);
        }
        return reached;
    }

    private Optional<Problem> reach(String name, ProvisioningListener listener) {
        try {
            connections.to(name).run(new Script("true", LIMIT));
            listener.done(reached(name));
            return Optional.empty();
        } catch (HostUnreachable e) {
            return Optional.of(e.problem());
        }
    }

    private static ProvisioningChange reached(String name) {
        return new ProvisioningChange(ProvisioningChange.Act.REACH, "server " + name, "lets us in as root");
    }

    @Override
    public void acceptHostKeys(HostKeyApproval approval) {
        var unknown = new ArrayList<HostKey>();
        Parallel.map(names(), scan::unknownKeyOf).values().forEach(key -> key.ifPresent(unknown::add));
        if (unknown.isEmpty()) {
            return;
        }
        if (!approval.isRight(unknown)) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--accept-host-keys", "the host keys were not accepted; nothing was changed")
                            .withRemedy("'ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub' on the server itself shows"
                                    + " what is right"));
        }
        files.addKnownHosts(unknown.stream().map(HostKey::line).toList());
    }

    /// Leaves the servers as they are.
    @Override
    public List<ProvisioningChange> deprovision(ProvisioningListener listener) {
        var removed = files.remove().stream()
                .map(file -> new ProvisioningChange(ProvisioningChange.Act.REMOVE, "file " + file, "of this machine"))
                .toList();
        removed.forEach(listener::done);
        return removed;
    }

    @Override
    public List<ProvisioningChange> start(ProvisioningListener listener) {
        throw notOurs("started");
    }

    @Override
    public List<ProvisioningChange> stop(ProvisioningListener listener) {
        throw notOurs("stopped");
    }

    private ProblemException notOurs(String what) {
        return ProblemException.wrongInput(
                Problem.inOption("CLUSTER", "the servers of " + cluster.name() + " are not " + what + " by Howdah")
                        .withRemedy("their platform is bare: whoever owns them does that"));
    }

    /// Servers are taken to be there; whether they answer, the first look tells.
    @Override
    public List<ProvisionedInstance> instances() {
        return cluster.instances().stream()
                .map(instance -> new ProvisionedInstance(
                        instance.name(), "running", "", instance.address().orElse(""), ""))
                .toList();
    }

    private List<String> names() {
        return cluster.instances().stream().map(Instance::name).toList();
    }

    @Override
    public void close() {
        connections.close();
    }
}
