package dev.howdah.engine;

import java.util.List;
import java.util.Set;

/// A named list of resources on one instance, brought to their wished state in order.
///
/// @param awaits milestones of other instances that must be given before it starts
/// @param gives milestones that hold once it is done
public record Step(String name, List<Resource> resources, Set<Milestone> awaits, Set<Milestone> gives) {

    public Step {
        resources = List.copyOf(resources);
        awaits = Set.copyOf(awaits);
        gives = Set.copyOf(gives);
    }

    public static Step of(String name, List<? extends Resource> resources) {
        return new Step(name, List.copyOf(resources), Set.of(), Set.of());
    }

    public Step awaiting(Set<Milestone> milestones) {
        return new Step(name, resources, milestones, gives);
    }

    public Step giving(Milestone... milestones) {
        return new Step(name, resources, awaits, Set.of(milestones));
    }
}
