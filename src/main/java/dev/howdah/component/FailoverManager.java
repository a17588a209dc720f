package dev.howdah.component;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.drill.Promise;
import java.util.List;
import java.util.Optional;

/// What decides who is primary when the primary is lost. Everything that differs between such programs sits behind it:
/// others ask it and never which one it is.
public interface FailoverManager extends Component {

    /// How it sees the cluster, asked on one instance with a Postgres.
    Fact<ManagerView> view(Cluster cluster, Instance instance);

    /// The role of Postgres that standbys stream as.
    default String replicationRole(Cluster cluster) {
        return cluster.value(PostgresPaths.REPLICATION_USER);
    }

    /// The replication slot of a standby on its upstream.
    String slot(Instance standby);

    /// Whether standbys stream through slots.
    default boolean usesSlots(Cluster cluster) {
        return true;
    }

    /// Whether it makes, moves on and drops a slot by itself, so that one which is not in use is no fault.
    ///
    /// @param standby whether the slot is on a standby
    default boolean keepsSlot(Cluster cluster, String slot, boolean standby) {
        return false;
    }

    /// Where it brings former primaries back by itself: a file on an instance that tells that it has given one up.
    default Optional<String> gaveUpFile(Cluster cluster, Instance instance) {
        return Optional.empty();
    }

    /// What it noted on an instance about a primary that it stopped, or a former one that it brought back or gave up: a
    /// sentence each, the latest only. Empty where it does none of that.
    default Optional<Fact<List<String>>> incidents(Cluster cluster, Instance instance) {
        return Optional.empty();
    }

    /// A program of its own on an instance with data that decides, where Postgres is about to start as a primary,
    /// whether it may; it runs as Postgres' account and prints the reason where it may not.
    default Optional<String> startCondition(Cluster cluster, Instance instance) {
        return Optional.empty();
    }

    /// Whether it runs Postgres itself: makes data directories and clones, writes Postgres' configuration, starts,
    /// restarts and re-points it. Else all of that is done by the Postgres component, with a unit of its own.
    default boolean runsPostgres() {
        return false;
    }

    /// Where it runs Postgres itself: the steps of one instance that bring its Postgres to the wish. One of them gives
    /// [PostgresMilestones#running]; the slots that [Deployment#needs] names exist after the last.
    default List<Step> postgresSteps(Deployment deployment, Instance instance, PostgresWish wish) {
        return List.of();
    }

    /// Automatic failover that stands still on purpose, or goes on, as far as one instance has to do with it; empty
    /// where
    /// that cannot be had.
    default Optional<Resource> standingStill(Cluster cluster, Instance instance, boolean still) {
        return Optional.empty();
    }

    /// Whether one instance is enough to let automatic failover of the whole cluster stand still.
    default boolean standsStillAsOne() {
        return false;
    }

    /// Lines of shell, run on a replica that waits for WAL, that make the manager of its upstream look at once whether
    /// it has all that the replica needs. Empty where nothing is to be looked at.
    default String nudge(Cluster cluster, Instance upstream) {
        return "";
    }

    /// Lines of shell before a restart of an instance's Postgres, so that nobody takes that for the loss of a primary.
    /// They see to it themselves that all is as before when their shell ends. Empty where there is nothing to do.
    default String beforeRestart(Cluster cluster, Instance instance) {
        return "";
    }

    /// How the primary is moved on purpose.
    ///
    /// @param to a standby that streams from the primary
    Handover handover(Cluster cluster, Instance from, Instance to);

    /// Nodes that the manager is about to promote or has just promoted, as an instance's Postgres knows; empty where it
    /// leaves no word there.
    default Optional<Fact<List<Integer>>> candidates(Cluster cluster, Instance instance) {
        return Optional.empty();
    }

    /// How a standby becomes primary where the primary is lost.
    Handover takeover(Cluster cluster, Instance to);

    /// An instance cloned anew by the manager, where that runs Postgres itself; its data is given up.
    default Optional<Resource> clonedAnew(Cluster cluster, Instance instance) {
        return Optional.empty();
    }

    /// How long it takes at worst, by its settings, until another member takes writes: what follows after what. Empty
    /// where it does not promote by itself.
    ///
    /// @param hostLost whether the primary's host does not answer; else only its Postgres crashed
    default List<Promise.Part> detection(Cluster cluster, boolean hostLost) {
        return List.of();
    }

    /// Where an instance with data says over HTTP whether it is primary, for load balancers: by a service of our own,
    /// unless the manager has one.
    default HealthCheck healthCheck(Cluster cluster, Instance instance) {
        return HealthCheck.ours(cluster, instance);
    }
}
