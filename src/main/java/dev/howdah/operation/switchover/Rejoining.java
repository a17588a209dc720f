package dev.howdah.operation.switchover;

import dev.howdah.component.FailoverManager;
import dev.howdah.component.postgres.PrimaryMove;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Sequence;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A former primary comes back as a standby.
///
/// 1. The present primary keeps WAL for it, and has a checkpoint of its own timeline. 2. Its data is taken back to
/// where
/// that timeline began, by pg_rewind. 3. It gets its upstream. 4. All else is put right: it is configured, started and
/// registered. Where pg_rewind cannot do it, it is cloned anew, if the user said so; else nothing is touched.
///
/// @param primary the present primary
/// @param reclone whether the user gave its data up
public record Rejoining(
        Cluster cluster,
        FailoverManager manager,
        Instance primary,
        Instance instance,
        boolean reclone,
        Sequence sequence) {

    /// @param settling puts right all else
    /// @param recloning the same, and clones the instance anew
    /// @return what went wrong, each with what to do
    public List<Problem> run(Supplier<Outcome> settling, Supplier<Outcome> recloning) {
        return manager.runsPostgres() ? byManager(settling) : bySteps(settling, recloning);
    }

    private List<Problem> bySteps(Supplier<Outcome> settling, Supplier<Outcome> recloning) {
        var problems = new ArrayList<Problem>();
        var steps = new PrimaryMove(cluster, manager);
        var slots = manager.usesSlots(cluster) ? List.of(manager.slot(instance)) : List.<String>of();
        if (!good(sequence.take(primary.name(), steps.beRewoundTo(primary, slots)), problems)) {
            return problems;
        }
        var rewound = sequence.take(instance.name(), steps.rewind(instance, primary));
        if (rewound.isGood()) {
            boolean well = good(sequence.take(instance.name(), steps.follow(instance, primary)), problems)
                    && good(settling.get(), problems);
            return well ? List.of() : problems;
        }
        if (reclone) {
            good(recloning.get(), problems);
            return problems;
        }
        good(rewound, problems);
        problems.add(problems.removeLast()
                .withRemedy("pg_rewind cannot bring it back: a new clone is needed. 'howdah rejoin CLUSTER "
                        + instance.name() + " --reclone' keeps its data aside and clones it from " + primary.name()));
        return problems;
    }

    /// The manager brings it back by itself, as soon as it runs there.
    private List<Problem> byManager(Supplier<Outcome> settling) {
        var problems = new ArrayList<Problem>();
        good(settling.get(), problems);
        var cloned = reclone ? manager.clonedAnew(cluster, instance) : Optional.<Resource>empty();
        cloned.ifPresent(resource -> {
            sequence.lock(List.of(instance.name()));
            if (good(sequence.take(instance.name(), Step.of("clone anew", List.of(resource))), problems)) {
                problems.clear();
            }
        });
        return problems;
    }

    private static boolean good(Outcome outcome, List<Problem> problems) {
        if (outcome instanceof Outcome.Failed(var problem)) {
            problems.add(problem);
        }
        return outcome.isGood();
    }
}
