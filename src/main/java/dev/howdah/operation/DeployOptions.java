package dev.howdah.operation;

import java.util.Set;
import java.util.function.Consumer;

/// What the user asked of a deploy beyond the cluster itself.
///
/// @param parallel number of hosts worked on at once
/// @param breakLock the user's word that locks of other runs are stale
/// @param reclone instances whose data the user gives up by name
/// @param hooks stages whose hooks run again, or `all`
/// @param approval gets the plan before anything is changed, provisioning included, and throws a ProblemException
///     where it must not be carried out
public record DeployOptions(
        int parallel, boolean breakLock, Set<String> reclone, Set<String> hooks, Consumer<PlanReport> approval) {

    public DeployOptions {
        reclone = Set.copyOf(reclone);
        hooks = Set.copyOf(hooks);
    }

    /// Options without hooks that run again.
    public DeployOptions(int parallel, boolean breakLock, Set<String> reclone, Consumer<PlanReport> approval) {
        this(parallel, breakLock, reclone, Set.of(), approval);
    }

    /// What of it a plan has to know.
    PlanOptions planning() {
        return new PlanOptions(parallel, reclone, hooks);
    }
}
