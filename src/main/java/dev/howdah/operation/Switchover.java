package dev.howdah.operation;

import dev.howdah.component.Handover;
import dev.howdah.engine.Event;
import dev.howdah.engine.Host;
import dev.howdah.engine.HostLock;
import dev.howdah.engine.JsonJournal;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.RunId;
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
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.problem.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
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
            return options.dryRun()
                    ? Optional.empty()
                    : Optional.of(move(
                            home,
                            run,
                            hosts,
                            new Scene(cast, cast.newSlots(topology), handover),
                            aftercare,
                            display,
                            stop));
        }
    }

    /// What is to be moved, and how.
    private record Scene(Cast cast, List<String> newSlots, Handover handover) {}

    private Ending move(
            ClusterHome home,
            RunId run,
            SequencedMap<String, Host> hosts,
            Scene scene,
            Aftercare aftercare,
            Listener display,
            Stop stop) {
        var started = clock.instant();
        try (var journal = JsonJournal.open(home.directory(), run)) {
            var listener = Listener.all(List.of(journal, display));
            var counts = new LinkedHashMap<String, Integer>();
            locked(scene.cast()).forEach(name -> counts.put(name, 1));
            listener.on(new Event.RunStarted(started, run.id(), "switchover", counts));
            var lock = new HostLock(run, false, ThisRun::isDead);
            var redaction = Redaction.of(aftercare.look().deployment());
            try (var sequence = Sequence.on(locked(scene.cast()), hosts, lock, listener, clock, redaction)) {
                var ending = ending(scene, sequence, () -> aftercare.run(lock, listener), stop);
                listener.on(new Event.RunEnded(
                        clock.instant(), ending.isGood(), Duration.between(started, clock.instant())));
                return ending;
            }
        }
    }

    private static Ending ending(Scene scene, Sequence sequence, Supplier<Outcome> settling, Stop stop) {
        var cast = scene.cast();
        return switch (scene.handover()) {
            case Handover.StepByStep(var told) ->
                new Stepwise(
                                new HostMoves(cast, scene.newSlots(), told, sequence, settling),
                                cast.from().name(),
                                cast.to().name(),
                                stop)
                        .run();
            case Handover.OnOrder(var order) -> new Ordered(cast, order, sequence, settling, stop).run();
            case Handover.Refused(var why) -> throw ProblemException.wrongInput(Problem.here(why));
        };
    }

    private static List<String> locked(Cast cast) {
        return cast.cluster().instances().stream()
                .map(Instance::name)
                .filter(name -> !cast.without().contains(name))
                .toList();
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
        var problems = new Problems();
        var data = cluster.dataInstances().stream().map(Instance::name).toList();
        if (!data.contains(options.target())) {
            problems.add(Problem.inOption(
                            "NEW_PRIMARY", "'" + options.target() + "' is no instance with data of this cluster")
                    .withRemedy(DidYouMean.hint(options.target(), data)));
        }
        var all = cluster.instances().stream().map(Instance::name).toList();
        options.without().stream()
                .filter(name -> !all.contains(name))
                .sorted()
                .forEach(name ->
                        problems.add(Problem.inOption("--without", "'" + name + "' is no instance of this cluster")
                                .withRemedy(DidYouMean.hint(name, all))));
        problems.throwIfAny();
        if (cluster.dataInstances().size() > 1
                && Components.failoverManager(cluster)
                                .handover(cluster, cluster.configuredPrimary(), cluster.instance(options.target()))
                        instanceof Handover.Refused(var why)) {
            throw ProblemException.wrongInput(Problem.here(why));
        }
    }
}
