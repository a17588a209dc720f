package dev.howdah.operation;

import dev.howdah.component.Handover;
import dev.howdah.engine.Host;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Stop;
import dev.howdah.model.Instance;
import dev.howdah.operation.switchover.Cast;
import dev.howdah.operation.switchover.Ending;
import dev.howdah.operation.switchover.HostMoves;
import dev.howdah.operation.switchover.Loss;
import dev.howdah.operation.switchover.Ordered;
import dev.howdah.operation.switchover.SwitchoverOptions;
import dev.howdah.operation.switchover.Takeover;
import dev.howdah.problem.Category;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/// Makes a standby the primary where the primary is lost and nobody has taken its place.
///
/// 1. All is looked at: a primary that is alive is not replaced. 2. The plan is shown. 3. The standby that has most of
/// what was written is promoted ([Takeover], or by the failover manager). 4. All else is put right.
public final class Failover {

    private static final int AT_ONCE = 64;

    private final InstantSource clock;

    public Failover(InstantSource clock) {
        this.clock = clock;
    }

    /// @param target that is to be primary, where the user says so
    /// @param lost hosts that do not answer and are off, by the user's word
    /// @param shown gets the plan, a sentence each, before anything is changed
    /// @return how it ended; empty where nothing was to be done
    /// @throws ProblemException names all that stands in the way
    public Optional<Ending> run(
            Path directory,
            Optional<String> target,
            Set<String> lost,
            MoveOptions options,
            Consumer<List<String>> shown,
            Listener display,
            Stop stop) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        target.ifPresent(name -> InstanceNames.check(home.cluster(), "NEW_PRIMARY", Set.of(name)));
        InstanceNames.check(home.cluster(), "--lost", lost);
        var run = ThisRun.begin(clock.instant());
        try (var _ = RunLock.take(home.notes(), run);
                var site = Site.open(home)) {
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            var candidate = candidate(home, hosts, new Loss(target, lost));
            var without = new HashSet<>(lost);
            var aftercare = Aftercare.before(home, hosts, run.id(), clock);
            var deployment = aftercare.look().deployment();
            without.add(deployment.now().expectedPrimary());
            without.addAll(aftercare.look().unreachable().keySet());
            var care = aftercare.afterLossOf(without);
            var needed =
                    deployment.needs(deployment.cluster().instance(candidate)).slots();
            var move = new SwitchoverOptions(candidate, options.dryRun(), 0, 0, without, options.breakLock());
            var cast = Cast.of(deployment.now(), deployment.manager(), move, List.copyOf(needed));
            var handover = deployment.manager().takeover(cast.cluster(), cast.to());
            shown.accept(lines(cast));
            if (options.dryRun()) {
                return Optional.empty();
            }
            var newSlots = cast.newSlots(deployment.now());
            return Optional.of(new PrimaryChange(
                            home, ThisRun.lock(run, options.breakLock()), "failover", hosts, deployment, display, clock)
                    .carriedOut(
                            without,
                            (sequence, settling) -> switch (handover) {
                                case Handover.StepByStep(var told) ->
                                    new Takeover(
                                                    new HostMoves(
                                                            cast, newSlots, told, sequence, () -> settling.apply(care)),
                                                    cast.from().name(),
                                                    candidate,
                                                    stop)
                                            .run();
                                case Handover.OnOrder(var order) ->
                                    Ordered.takeover(cast, order, sequence, () -> settling.apply(care), stop)
                                            .run();
                            },
                            Ending::isGood));
        }
    }

    private String candidate(ClusterHome home, SequencedMap<String, Host> hosts, Loss loss) {
        var seen = Glance.at(home.cluster(), hosts, List.of(loss), clock);
        var problems = loss.problems(seen);
        if (!problems.isEmpty()) {
            throw new ProblemException(Category.CHECK_FAILED, problems);
        }
        return loss.candidate(seen).orElseThrow();
    }

    private static List<String> lines(Cast cast) {
        var others = cast.others().stream().map(Instance::name).toList();
        return List.of(
                cast.from().name() + " is taken for lost and is left alone; what it wrote last and "
                        + cast.to().name() + " has not received is not there afterwards",
                cast.to().name() + ": has most of what was written, and is promoted",
                others.isEmpty()
                        ? "those that follow " + cast.to().name() + " go on to do so"
                        : String.join(", ", others)
                                + (others.size() == 1 ? " follows " : " follow ")
                                + cast.to().name(),
                "all that hangs on who is primary is put right: registration, slots, backups, proxies",
                "'howdah rejoin' brings " + cast.from().name() + " back as a standby");
    }
}
