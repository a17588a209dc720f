package dev.howdah.operation.switchover;

import dev.howdah.component.FailoverManager;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// A standby that is to stream from another member than now: what stands in the way, and what is going to be done.
///
/// @param topology as it is before
public record NewUpstream(Topology topology, FailoverManager manager, Instance standby, Instance upstream) {

    /// @param upstream as the user says; else as config.yml says, else the primary
    public static NewUpstream of(
            Topology topology, FailoverManager manager, String standby, Optional<String> upstream) {
        var cluster = topology.cluster();
        var instance = cluster.instance(standby);
        var wished = upstream.or(instance::upstream).orElse(topology.expectedPrimary());
        return new NewUpstream(topology, manager, instance, cluster.instance(wished));
    }

    /// What stands in the way, with what to do.
    public List<Problem> problems() {
        if (manager.runsPostgres()) {
            return List.of(problem(standby, manager.name() + " decides whom a replica follows")
                    .withRemedy("'upstream' of " + standby.name() + " in config.yml says it, and 'howdah deploy' tells "
                            + manager.name()));
        }
        if (topology.primaries().size() != 1) {
            return List.of(Problem.here(
                            topology.primaries().isEmpty()
                                    ? "no instance takes writes"
                                    : "more than one instance takes writes: " + String.join(", ", topology.primaries()))
                    .withRemedy("'howdah status' shows what is; whom a standby follows is changed when that is clear"));
        }
        return ofStandby().or(this::ofUpstream).stream().toList();
    }

    private Optional<Problem> ofStandby() {
        return switch (topology.node(standby.name())) {
            case Node.Running running when running.inRecovery() -> Optional.empty();
            case Node.Running _ ->
                Optional.of(problem(standby, "it takes writes and follows nobody")
                        .withRemedy("'howdah switchover' makes another one the primary"));
            case Node.Stopped _ ->
                Optional.of(problem(standby, "its Postgres does not run")
                        .withRemedy("'howdah deploy' starts it; a former primary comes back by 'howdah rejoin'"));
            case Node.Empty _ ->
                Optional.of(problem(standby, "it holds no data").withRemedy("'howdah deploy' clones it"));
            case Node.Unreachable(var why) -> Optional.of(problem(standby, why).withRemedy("bring it back"));
        };
    }

    private Optional<Problem> ofUpstream() {
        if (upstream.equals(standby)) {
            return Optional.of(problem(standby, "it cannot follow itself"));
        }
        if (!(topology.node(upstream.name()) instanceof Node.Running running)) {
            return Optional.of(problem(upstream, "its Postgres does not answer, so that nobody can follow it")
                    .withRemedy("bring it back" + orAnother()));
        }
        if (above(upstream).contains(standby.name())) {
            return Optional.of(problem(upstream, "it follows " + standby.name() + " itself: that would be a circle")
                    .withRemedy("let it follow another one first" + orAnother()));
        }
        if (!isSound(upstream)) {
            return Optional.of(problem(
                            upstream,
                            running.streaming()
                                    ? "it is on timeline " + running.timeline() + ", and not the primary's"
                                    : "it receives no WAL that it could pass on")
                    .withRemedy("'howdah status' shows it" + orAnother()));
        }
        return Optional.empty();
    }

    /// Whether WAL of the primary comes from it.
    private boolean isSound(Instance instance) {
        return topology.node(instance.name()) instanceof Node.Running running
                && (!running.inRecovery() || running.streaming())
                && running.timeline() == topology.timeline(topology.expectedPrimary());
    }

    private String orAnother() {
        var others = cluster().dataInstances().stream()
                .filter(instance -> !instance.equals(standby))
                .filter(this::isSound)
                .filter(instance -> !above(instance).contains(standby.name()))
                .map(Instance::name)
                .toList();
        return others.isEmpty() ? "" : ", or name another one: " + String.join(", ", others);
    }

    /// Whom one follows, and whom that one follows, and so on.
    private LinkedHashSet<String> above(Instance instance) {
        var names = new LinkedHashSet<String>();
        var next = topology.liveUpstream(instance.name());
        while (next.isPresent() && names.add(next.get())) {
            next = topology.liveUpstream(next.get());
        }
        return names;
    }

    Cluster cluster() {
        return topology.cluster();
    }

    /// Whom it streams from now.
    Optional<Instance> present() {
        return topology.node(standby.name()) instanceof Node.Running running && running.streaming()
                ? topology.liveUpstream(standby.name()).map(cluster()::instance)
                : Optional.empty();
    }

    /// Whether it streams from there already.
    public boolean isSo() {
        return present().equals(Optional.of(upstream));
    }

    /// Names of its slot, where slots are used.
    List<String> slots() {
        return manager.usesSlots(cluster()) ? List.of(manager.slot(standby)) : List.of();
    }

    /// Whether its slot is on an instance.
    boolean hasSlot(Instance instance) {
        return topology.node(instance.name()) instanceof Node.Running running
                && running.slots().stream().anyMatch(slot -> slots().contains(slot.name()));
    }

    /// Where its slot is and will hold back WAL for nobody.
    public List<Instance> leftBehind() {
        return cluster().dataInstances().stream()
                .filter(instance -> !instance.equals(upstream) && !instance.equals(standby))
                .filter(instance -> hasSlot(instance) && !managerKeepsSlot(instance))
                .toList();
    }

    private boolean managerKeepsSlot(Instance instance) {
        boolean inRecovery = topology.node(instance.name()) instanceof Node.Running running && running.inRecovery();
        return slots().stream().allMatch(slot -> manager.keepsSlot(cluster(), slot, inRecovery));
    }

    /// A sentence for each step, in order.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var name = standby.name();
        var slot = String.join("", slots());
        boolean watched = manager.standingStill(cluster(), standby, true).isPresent();
        if (!isSo()) {
            if (watched) {
                lines.add(manager.name() + " stands still on " + name);
            }
            if (!slot.isEmpty()) {
                lines.add(upstream.name() + ": slot " + slot + " keeps WAL from now on");
            }
            lines.add(name + ": streams from " + upstream.name()
                    + present().map(before -> " instead of " + before.name()).orElse(""));
            lines.add("all that hangs on whom it follows is put right, such as its registration");
            if (watched) {
                lines.add(manager.name() + " watches again");
            }
        }
        leftBehind()
                .forEach(instance -> lines.add(
                        instance.name() + ": slot " + slot + ", which " + name + " has no more use for, is dropped"));
        return lines;
    }

    private static Problem problem(Instance instance, String what) {
        return Problem.onHost(instance.name(), "follow", what);
    }
}
