package dev.howdah.operation;

import java.util.Set;

/// What the user asked of a plan beyond the cluster itself.
///
/// @param parallel number of hosts asked at once
/// @param reclone instances whose data the user gives up by name
public record PlanOptions(int parallel, Set<String> reclone) {

    public PlanOptions {
        reclone = Set.copyOf(reclone);
    }
}
