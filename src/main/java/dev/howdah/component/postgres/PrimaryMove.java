package dev.howdah.component.postgres;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.ReplicationSlot;
import dev.howdah.resource.UnusedSlotGone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of which a planned change of the primary consists. In which order they are safe is the caller's to know.
public record PrimaryMove(Cluster cluster, FailoverManager manager) {

    public Step checkpoint(Instance primary) {
        return Step.of("checkpoint", List.of(new RecentCheckpoint(paths(primary))));
    }

    /// Slots that hold WAL from now on, on a primary or a standby.
    public Step slots(Instance on, List<String> names) {
        return Step.of(
                "reserve slots",
                names.stream()
                        .map(name -> new ReplicationSlot(paths(on).psql(), name))
                        .toList());
    }

    public Step withoutSlots(Instance on, List<String> names) {
        return Step.of(
                "drop slots of those that stream from elsewhere",
                names.stream()
                        .map(name -> new UnusedSlotGone(paths(on).psql(), name))
                        .toList());
    }

    public Step stop(Instance instance) {
        return Step.of("stop Postgres", List.of(new ShutDown(paths(instance))));
    }

    /// Where a primary ended that was stopped in order, in bytes of WAL; empty where it was not.
    public Fact<Optional<Long>> end(Instance primary) {
        var state = new ShutDown(paths(primary)).state();
        return new Fact<>("end of WAL", state.question(), state.reading().andThen(ShutDown.State::endOfPrimary));
    }

    public Step receive(Instance standby, long checkpoint) {
        return Step.of("receive all WAL", List.of(new ReceivedAll(paths(standby), checkpoint)));
    }

    public Step promote(Instance standby) {
        return Step.of("promote", List.of(new TakesWrites(paths(standby), true)));
    }

    public Step awaitPromotion(Instance standby) {
        return Step.of("be promoted", List.of(new TakesWrites(paths(standby), false)));
    }

    /// A stopped former primary becomes a standby, a running standby follows somebody else.
    public Step follow(Instance standby, Instance upstream) {
        var slot = manager.usesSlots(cluster) ? Optional.of(manager.slot(standby)) : Optional.<String>empty();
        var connection = UpstreamConnection.of(cluster, manager, standby, upstream.name());
        return Step.of(
                "follow " + upstream.name(), List.of(new Follows(paths(standby), upstream.name(), connection, slot)));
    }

    /// A running standby receives WAL from there, and not still from somebody else.
    public Step stream(Instance standby, Instance upstream) {
        return Step.of(
                "receive WAL from " + upstream.name(),
                List.of(new Streaming(
                        paths(standby),
                        upstream.name(),
                        manager.nudge(cluster, upstream),
                        Optional.of(upstream.name()))));
    }

    /// A primary that former primaries can be rewound to, and that keeps WAL for them.
    public Step beRewoundTo(Instance primary, List<String> slots) {
        var resources = new ArrayList<Resource>();
        resources.add(new OwnTimelineKnown(paths(primary)));
        slots.forEach(name -> resources.add(new ReplicationSlot(paths(primary).psql(), name)));
        return Step.of("keep WAL for it", resources);
    }

    public Step rewind(Instance former, Instance primary) {
        var source = UpstreamConnection.of(cluster, manager, former, primary.name()) + " dbname=postgres";
        return Step.of("rewind", List.of(new Rewound(former.name(), paths(former), source)));
    }

    public Step start(Instance instance) {
        return Step.of(
                "start Postgres",
                List.of(new PostgresService(
                        PostgresService.ADDRESS,
                        paths(instance),
                        List.of(paths(instance).dataDirectory() + "/postgresql.conf"))));
    }

    private PostgresPaths paths(Instance instance) {
        return PostgresPaths.of(cluster, instance);
    }
}
