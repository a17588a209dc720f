package dev.howdah.report;

import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.util.Locale;
import java.util.Optional;

/// One instance's Postgres with its place in the live topology, ready to be shown.
///
/// @param upstream whom it follows now
/// @param lagBytes behind its upstream, as the upstream counts it; empty where it follows nobody
record LiveNode(Instance instance, Node node, Optional<String> upstream, Optional<Long> lagBytes) {

    static LiveNode of(Topology topology, Instance instance) {
        var node = topology.node(instance.name());
        var upstream = topology.liveUpstream(instance.name());
        var lag = upstream.filter(_ -> node instanceof Node.Running)
                .map(name -> lag(topology.node(name), instance, node));
        return new LiveNode(instance, node, upstream, lag);
    }

    private static long lag(Node upstream, Instance instance, Node node) {
        return sender(upstream, instance)
                .map(Node.Sender::lagBytes)
                .orElseGet(() -> upstream instanceof Node.Running above && node instanceof Node.Running below
                        ? Math.max(0, above.receivedLsn() - below.replayedLsn())
                        : 0L);
    }

    private static Optional<Node.Sender> sender(Node upstream, Instance instance) {
        if (!(upstream instanceof Node.Running running)) {
            return Optional.empty();
        }
        return running.senders().stream()
                .filter(sender -> sender.name().equals(instance.name())
                        || instance.address().filter(sender.address()::equals).isPresent())
                .findFirst();
    }

    /// What it is, by what it does and not by what config.yml says.
    String role() {
        return switch (node) {
            case Node.Running running when instance.has(Role.WITNESS) && !running.inRecovery() -> "witness";
            case Node.Running running -> running.inRecovery() ? "replica" : "primary";
            case Node.Stopped _ -> "stopped";
            case Node.Empty _ -> "no data";
            case Node.Unreachable _ -> "unreachable";
        };
    }

    boolean runs() {
        return node instanceof Node.Running;
    }

    boolean isBroken() {
        return !(node instanceof Node.Running running) || (running.inRecovery() && !running.streaming());
    }

    /// The timeline, the lag and the state of streaming in words.
    String state(Topology topology) {
        return switch (node) {
            case Node.Running running -> "timeline " + running.timeline() + streaming(running) + sync(topology);
            case Node.Stopped(var data) ->
                "Postgres does not answer; timeline " + data.timeline() + ", " + data.state()
                        + (data.standby() ? ", standby" : "");
            case Node.Empty _ -> "no data directory";
            case Node.Unreachable(var why) -> why;
        };
    }

    private String streaming(Node.Running running) {
        if (!running.inRecovery()) {
            return "";
        }
        return running.streaming()
                ? String.format(
                        Locale.ROOT, "  lag %s, %.1f s", Units.bytes(lagBytes.orElse(0L)), running.replayLagSeconds())
                : "  not streaming";
    }

    private String sync(Topology topology) {
        return syncState(topology)
                .filter(state -> !state.equals("async"))
                .map(state -> "  " + state)
                .orElse("");
    }

    Optional<String> syncState(Topology topology) {
        return upstream.flatMap(name -> sender(topology.node(name), instance))
                .map(Node.Sender::syncState)
                .filter(state -> !state.isEmpty());
    }

    /// The slot at its upstream that is named after it.
    Optional<Node.Slot> slot(Topology topology) {
        return upstream.flatMap(name -> topology.node(name) instanceof Node.Running running
                ? running.slots().stream().filter(this::isMine).findFirst()
                : Optional.empty());
    }

    private boolean isMine(Node.Slot slot) {
        return slot.name().equals(instance.name())
                || slot.name().equals(instance.name().replace('-', '_'))
                || slot.name().equals("repmgr_slot_" + instance.node());
    }
}
