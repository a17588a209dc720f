package dev.howdah.engine;

import java.util.List;

/// What a run would do in one step.
public record StepPlan(String step, List<PlannedChange> changes) {

    public StepPlan {
        changes = List.copyOf(changes);
    }

    public List<PlannedChange> pending() {
        return changes.stream().filter(PlannedChange::isPending).toList();
    }
}
