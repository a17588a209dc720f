package dev.howdah.operation.switchover;

import dev.howdah.component.PostgresPaths;
import dev.howdah.component.pgbouncer.Pgbouncer;
import dev.howdah.component.postgres.PrimaryMove;
import dev.howdah.engine.Known;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Sequence;
import dev.howdah.engine.Step;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.topology.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The moves of a planned change of the primary, made on the cluster's hosts.
public final class HostMoves implements Moves {

    private final Cast cast;
    private final List<String> newSlots;
    private final List<Resource> told;
    private final Sequence sequence;
    private final Supplier<Outcome> settling;
    private final PrimaryMove steps;

    /// @param newSlots slots that the candidate does not have yet
    /// @param told what tells the failover manager who is primary
    /// @param settling puts right all that hangs on who is primary; it may free the locks of hosts
    public HostMoves(
            Cast cast, List<String> newSlots, List<Resource> told, Sequence sequence, Supplier<Outcome> settling) {
        this.cast = cast;
        this.newSlots = List.copyOf(newSlots);
        this.told = List.copyOf(told);
        this.sequence = sequence;
        this.settling = settling;
        this.steps = new PrimaryMove(cast.cluster(), cast.manager());
    }

    @Override
    public Outcome holdManager() {
        return manager(cast.watchers(), true);
    }

    @Override
    public Outcome releaseManager(boolean candidate) {
        var primary = candidate ? cast.to() : cast.from();
        var first = manager(cast.watchers().stream().filter(primary::equals).toList(), false);
        var others = cast.watchers().stream()
                .filter(watcher -> !watcher.equals(primary))
                .toList();
        return first.isGood() ? manager(others, false) : first;
    }

    private Outcome manager(List<Instance> watchers, boolean still) {
        return all(
                watchers,
                instance -> Step.of(
                        still ? "pause automatic failover" : "resume automatic failover",
                        cast.manager().standingStill(cast.cluster(), instance, still).stream()
                                .toList()));
    }

    @Override
    public Optional<Problem> rival() {
        return cast.cluster().dataInstances().stream()
                .filter(instance -> !cast.without().contains(instance.name()))
                .flatMap(instance -> rival(instance).stream())
                .findFirst();
    }

    private Optional<Problem> rival(Instance instance) {
        if (!instance.equals(cast.to())
                && part(instance) instanceof Known.Answer<Part>(var part)
                && part == Part.PRIMARY) {
            return Optional.of(Problem.onHost(instance.name(), "promote", "it takes writes by now"));
        }
        return cast.manager()
                .candidates(cast.cluster(), instance)
                .filter(fact -> sequence.ask(instance.name(), List.of(fact)).ask(fact)
                                instanceof Known.Answer<List<Integer>>(var numbers)
                        && numbers.stream()
                                .anyMatch(number -> number != cast.to().node()))
                .map(_ -> Problem.onHost(
                        instance.name(),
                        "promote",
                        cast.manager().name() + " is promoting another one at this moment"));
    }

    @Override
    public Outcome reserveSlots() {
        return on(cast.to(), steps.slots(cast.to(), cast.slotsOfCandidate()));
    }

    @Override
    public Outcome freeSlots() {
        return newSlots.isEmpty() ? new Outcome.Unchanged() : on(cast.to(), steps.withoutSlots(cast.to(), newSlots));
    }

    @Override
    public Outcome checkpoint() {
        return on(cast.from(), steps.checkpoint(cast.from()));
    }

    @Override
    public Outcome holdClients() {
        return all(cast.poolers(), _ -> Pgbouncer.hold());
    }

    @Override
    public Outcome letClientsGo(boolean candidate) {
        var primary = candidate ? cast.to() : cast.from();
        return all(cast.poolers(), _ -> Pgbouncer.letGo(primary));
    }

    @Override
    public Outcome stopPrimary() {
        return on(cast.from(), steps.stop(cast.from()));
    }

    @Override
    public Outcome startPrimary() {
        return on(cast.from(), steps.start(cast.from()));
    }

    @Override
    public Known<Optional<Long>> endOfPrimary() {
        var fact = steps.end(cast.from());
        return sequence.ask(cast.from().name(), List.of(fact)).ask(fact);
    }

    @Override
    public Outcome receive(long end) {
        return on(cast.to(), steps.receive(cast.to(), end));
    }

    @Override
    public Outcome promoteCandidate() {
        return on(cast.to(), steps.promote(cast.to()));
    }

    @Override
    public Outcome stopCandidate() {
        return on(cast.to(), steps.stop(cast.to()));
    }

    @Override
    public Outcome startCandidate() {
        return on(cast.to(), steps.start(cast.to()));
    }

    @Override
    public Known<Part> oldPrimary() {
        return part(cast.from());
    }

    @Override
    public Known<Part> candidate() {
        return part(cast.to());
    }

    private Known<Part> part(Instance instance) {
        var facts = PostgresPaths.of(cast.cluster(), instance).nodeFacts();
        return switch (facts.read(sequence.ask(instance.name(), facts.facts()))) {
            case Node.Running running -> new Known.Answer<>(running.inRecovery() ? Part.STANDBY : Part.PRIMARY);
            case Node.Stopped(var data) ->
                new Known.Answer<>(data.standby() ? Part.STOPPED_STANDBY : Part.STOPPED_PRIMARY);
            case Node.Empty _ -> new Known.NotYet<>("there is no data");
            case Node.Unreachable(var why) -> new Known.NotYet<>(why);
        };
    }

    @Override
    public Outcome tellManager() {
        return on(cast.to(), Step.of("tell the failover manager", told));
    }

    @Override
    public Outcome followCandidate() {
        return all(cast.followers(), instance -> steps.follow(instance, cast.to()));
    }

    /// The slots of those that stream from the new primary now go last: until then the old one could have gone on.
    @Override
    public Outcome settle() {
        var settled = settling.get();
        sequence.lock(cast.watchers().stream().map(Instance::name).toList());
        if (cast.without().contains(cast.from().name())) {
            return settled;
        }
        var dropped = on(cast.from(), steps.withoutSlots(cast.from(), cast.slotsLeftBehind()));
        return settled.isGood() ? dropped : settled;
    }

    private Outcome on(Instance instance, Step step) {
        return sequence.take(instance.name(), step);
    }

    /// Good where all are; else the first failure.
    private Outcome all(List<Instance> instances, Function<Instance, Step> step) {
        SequencedMap<String, Step> each = new LinkedHashMap<>();
        instances.forEach(instance -> each.put(instance.name(), step.apply(instance)));
        return sequence.together(each).values().stream()
                .filter(outcome -> !outcome.isGood())
                .findFirst()
                .orElseGet(() -> new Outcome.Done(instances.size()));
    }
}
