package dev.howdah.operation;

import dev.howdah.component.Handover;
import dev.howdah.engine.Host;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Sequence;
import dev.howdah.engine.Stop;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.operation.switchover.Cast;
import dev.howdah.operation.switchover.Ending;
import dev.howdah.operation.switchover.HostMoves;
import dev.howdah.operation.switchover.Ordered;
import dev.howdah.operation.switchover.Prechecks;
import dev.howdah.operation.switchover.Stepwise;
import dev.howdah.operation.switchover.SwitchoverOptions;
import dev.howdah.operation.switchover.SwitchoverPlan;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.problem.Problems;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes a standby the primary, on purpose.
///
/// 1. All is looked at, and what stands in the way is told. 2. The plan is shown. 3. The primary moves, step by step
/// ([Stepwise]) or by the failover manager ([Ordered]). 4. All that hangs on who is primary is put right.
public final class Switchover {

    private static final int AT_ONCE = 64;

    private final InstantSource clock;

    public Switchover(InstantSource clock) {
        this.clock = clock;
    }

    /// @param shown gets the plan, a sentence each, before anything is changed
    /// @return how it ended; empty where nothing was to do, or nothing was to be done
    /// @throws ProblemException names all that stands in the way
    public Optional<Ending> run(
            Path directory, SwitchoverOptions options, Consumer<List<String>> shown, Listener display, Stop stop) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        checkNames(home.cluster(), options);
        var run = ThisRun.begin(clock.instant());
        try (var _ = RunLock.take(home.notes(), run);
                var site = Site.open(home)) {
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            var aftercare = Aftercare.before(home, hosts, run.id(), clock);
            var look = aftercare.look();
            var topology = look.deployment().now();
            if (topology.primaries().equals(List.of(options.target()))) {
                shown.accept(List.of(options.target() + " is the primary already: nothing to do"));
                return Optional.empty();
            }
            var manager = look.deployment().manager();
            check(home, hosts, new Prechecks(manager, options), aftercare.refusals());
            var to = look.deployment().cluster().instance(options.target());
            var cast = Cast.of(
                    topology,
                    manager,
                    options,
                    List.copyOf(look.deployment().needs(to).slots()));
            var handover = manager.handover(cast.cluster(), cast.from(), cast.to());
            shown.accept(new SwitchoverPlan(cast, handover).lines());
            if (options.dryRun()) {
                return Optional.empty();
            }
            var newSlots = cast.newSlots(topology);
            return Optional.of(new PrimaryChange(
                            home,
                            ThisRun.lock(run, options.breakLock()),
                            "switchover",
                            hosts,
                            look.deployment(),
                            display,
                            clock)
                    .carriedOut(
                            options.without(),
                            (sequence, settling) ->
                                    ending(cast, newSlots, handover, sequence, () -> settling.apply(aftercare), stop),
                            Ending::isGood));
        }
    }

    private static Ending ending(
            Cast cast,
            List<String> newSlots,
            Handover handover,
            Sequence sequence,
            Supplier<Outcome> settling,
            Stop stop) {
        return switch (handover) {
            case Handover.StepByStep(var told) ->
                new Stepwise(
                                new HostMoves(cast, newSlots, told, sequence, settling),
                                cast.from().name(),
                                cast.to().name(),
                                stop)
                        .run();
            case Handover.OnOrder(var order) -> new Ordered(cast, order, sequence, settling, stop).run();
        };
    }

    private void check(
            ClusterHome home, SequencedMap<String, Host> hosts, Prechecks prechecks, List<Problem> refusals) {
        var seen = Glance.at(home.cluster(), hosts, List.of(prechecks), clock);
        var problems = new Problems();
        prechecks.problems(seen).forEach(problems::add);
        refusals.forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new ProblemException(Category.CHECK_FAILED, problems.list());
        }
    }

    private static void checkNames(Cluster cluster, SwitchoverOptions options) {
        InstanceNames.check(cluster, "NEW_PRIMARY", Set.of(options.target()));
        InstanceNames.check(
                cluster.instances().stream().map(Instance::name).toList(),
                "--without",
                "no instance of this cluster",
                options.without());
    }
}
