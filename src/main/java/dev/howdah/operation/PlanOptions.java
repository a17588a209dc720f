package dev.howdah.operation;

import java.util.Set;

/// What the user asked of a plan beyond the cluster itself.
///
/// @param parallel number of hosts asked at once
/// @param reclone instances whose data the user gives up by name
/// @param hooks stages whose hooks run again, or `all`
public record PlanOptions(int parallel, Set<String> reclone, Set<String> hooks) {

    public PlanOptions {
        reclone = Set.copyOf(reclone);
        hooks = Set.copyOf(hooks);
    }
}
