package dev.howdah.operation;

import java.util.Set;
import java.util.function.Consumer;

/// What the user asked of a deploy beyond the cluster itself.
///
/// @param parallel number of hosts worked on at once
/// @param breakLock the user's word that locks of other runs are stale
/// @param reclone instances whose data the user gives up by name
/// @param approval gets the plan before anything is changed, provisioning included, and throws a ProblemException
///     where it must not be carried out
public record DeployOptions(int parallel, boolean breakLock, Set<String> reclone, Consumer<PlanReport> approval) {

    public DeployOptions {
        reclone = Set.copyOf(reclone);
    }
}
