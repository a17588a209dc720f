package dev.howdah.operation;

import dev.howdah.engine.Listener;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.operation.switchover.Rejoining;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Brings a former primary, or a standby that stands still, back into its cluster.
///
/// Refused where it is not known who is primary, or where the instance itself takes writes.
public final class Rejoin {

    private static final int AT_ONCE = 64;

    /// How it ended.
    ///
    /// @param changed whether anything was to be done
    /// @param primary that it follows
    public record Report(boolean changed, String primary, List<Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    private final InstantSource clock;

    public Rejoin(InstantSource clock) {
        this.clock = clock;
    }

    /// @param reclone whether its data is given up where pg_rewind cannot bring it back
    /// @param breakLock the user's word that locks of other runs are stale
    public Report run(Path directory, String name, boolean reclone, boolean breakLock, Listener display) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        InstanceNames.check(home.cluster(), "NODE", Set.of(name));
        var run = ThisRun.begin(clock.instant());
        try (var _ = RunLock.take(home.notes(), run);
                var site = Site.open(home)) {
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            var aftercare = Aftercare.before(home, hosts, run.id(), clock).bringing(name);
            var deployment = aftercare.look().deployment();
            var topology = deployment.now();
            check(topology, name);
            var cluster = deployment.cluster();
            var primary = cluster.instance(topology.expectedPrimary());
            if (isWell(topology, name)) {
                return new Report(false, topology.liveUpstream(name).orElse(primary.name()), List.of());
            }
            var anew = reclone ? aftercare.recloning(home, run.id(), name) : aftercare;
            var problems = new PrimaryChange(
                            home, ThisRun.lock(run, breakLock), "rejoin", hosts, deployment, display, clock)
                    .carriedOut(
                            without(cluster, aftercare),
                            (sequence, settling) -> new Rejoining(
                                            cluster,
                                            deployment.manager(),
                                            primary,
                                            cluster.instance(name),
                                            reclone,
                                            sequence)
                                    .run(() -> settling.apply(aftercare), () -> settling.apply(anew)),
                            List::isEmpty);
            return new Report(true, primary.name(), problems);
        }
    }

    private static Set<String> without(Cluster cluster, Aftercare aftercare) {
        var gone = aftercare.look().unreachable().keySet();
        return cluster.instances().stream()
                .map(Instance::name)
                .filter(gone::contains)
                .collect(Collectors.toSet());
    }

    private static boolean isWell(Topology topology, String name) {
        return topology.node(name) instanceof Node.Running running && running.inRecovery() && running.streaming();
    }

    private static void check(Topology topology, String name) {
        switch (topology.node(name)) {
            case Node.Unreachable(var why) ->
                throw new ProblemException(Category.UNREACHABLE, Problem.onHost(name, "rejoin", why));
            case Node.Running running
            when !running.inRecovery() ->
                throw refused(Problem.onHost(
                                name,
                                "rejoin",
                                topology.primaries().size() > 1
                                        ? "it takes writes, and so does another instance"
                                        : "it is the primary")
                        .withRemedy(
                                "'howdah status' shows who is what; a primary that must not be one is stopped first:"
                                        + " 'howdah exec CLUSTER --on " + name + " -- systemctl stop postgres'"));
            case Node.Empty _ ->
                throw refused(
                        Problem.onHost(name, "rejoin", "it holds no data").withRemedy("'howdah deploy' clones it"));
            case Node.Running _, Node.Stopped _ -> {}
        }
        if (topology.primaries().size() != 1) {
            throw refused(Problem.here("no instance takes writes that it could follow")
                    .withRemedy("'howdah status' shows what is; 'howdah failover' promotes a standby"));
        }
    }

    private static ProblemException refused(Problem problem) {
        return new ProblemException(Category.CHECK_FAILED, problem);
    }
}
