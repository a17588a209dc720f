package dev.howdah.component.postgres;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresMilestones;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.model.Flavour;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where an instance's data comes from: initdb on the first primary and on a witness, a clone on a replica.
///
/// initdb runs on a primary only if it is known that no other member of the cluster holds data.
record DataStep(Deployment deployment, Instance instance, PostgresPaths paths) {

    Resource resource() {
        var cluster = deployment.cluster();
        var building = new Building(paths, cluster.chosen(instance, PostgresSettings.WAL_DIRECTORY));
        var upstream = deployment.now().upstream(instance);
        if (upstream.isEmpty()) {
            return new InitializedData(
                    instance.name(),
                    building,
                    cluster.postgres().major(),
                    cluster.value(instance, PostgresSettings.LOCALE),
                    initdbOptions(),
                    instance.holdsData() ? otherData() : Optional.empty(),
                    outdated());
        }
        return new ClonedStandby(
                instance.name(),
                building,
                upstream.get(),
                UpstreamConnection.of(cluster, deployment.manager(), instance, upstream.get()),
                deployment.manager().slot(instance),
                cluster.postgres().major(),
                deployment.now().isFormerPrimary(instance.name()),
                deployment.recloning().contains(instance.name()));
    }

    private List<String> initdbOptions() {
        var cluster = deployment.cluster();
        var options = new ArrayList<>(cluster.value(instance, PostgresSettings.INITDB_OPTIONS));
        if (cluster.postgres().flavour() == Flavour.EPAS && !cluster.value(PostgresSettings.REDWOOD)) {
            options.add("--no-redwood-compat");
        }
        return options;
    }

    /// A clone needs its slot on the upstream, and the roles that it connects as.
    Set<Milestone> awaits() {
        boolean toClone = deployment.now().node(instance.name()) instanceof Node.Empty
                || deployment.recloning().contains(instance.name());
        return deployment
                .now()
                .upstream(instance)
                .filter(_ -> toClone)
                // who cannot be waited for shows in the clone's own failure
                .filter(upstream -> deployment.answers(deployment.cluster().instance(upstream))
                        && deployment.answers(deployment.primary()))
                .map(upstream -> Set.of(
                        PostgresMilestones.rolesReady(deployment.primary().name()),
                        PostgresMilestones.slotsReady(upstream)))
                .orElse(Set.of());
    }

    /// Data of a primary that others have left behind, while the one that they followed is not to be found.
    private Optional<Problem> outdated() {
        if (!deployment.now().isFormerPrimary(instance.name())) {
            return Optional.empty();
        }
        return Optional.of(Problem.onHost(
                        instance.name(),
                        "postgres: data",
                        instance.name() + " is on timeline " + deployment.now().timeline(instance.name())
                                + ", and a standby has reached a later one: starting it would lose what was written since")
                .withRemedy("bring the primary of the later timeline back, or promote the standby that is furthest"));
    }

    private Optional<Problem> otherData() {
        return deployment.cluster().dataInstances().stream()
                .filter(other -> !other.equals(instance))
                .flatMap(other -> objection(other).stream())
                .findFirst();
    }

    private Optional<Problem> objection(Instance other) {
        return switch (deployment.now().node(other.name())) {
            case Node.Empty _ -> Optional.empty();
            case Node.Running _, Node.Stopped _ ->
                Optional.of(refusal(other.name() + " holds data of this cluster and no primary answers")
                        .withRemedy(
                                "start Postgres on " + other.name() + " and promote it if it is to be the primary"));
            case Node.Unreachable _ ->
                Optional.of(refusal(other.name() + " does not answer, so it is not known whether it holds data")
                        .withRemedy("bring " + other.name() + " back, or take it out of config.yml"));
        };
    }

    private Problem refusal(String why) {
        return Problem.onHost(instance.name(), "postgres: data", "a new, empty database is not made here: " + why);
    }
}
