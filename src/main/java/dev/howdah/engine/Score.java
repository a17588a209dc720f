package dev.howdah.engine;

import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Every instance's own ordered list of steps. A milestone is the only order between instances.
///
/// Refuses, before anything runs, milestones that nobody gives and steps that wait for each other in a circle.
public record Score(SequencedMap<String, List<Step>> steps) {

    public Score {
        steps = new LinkedHashMap<>(steps);
        var givers = givers(steps);
        checkThatAllAreGiven(steps, givers);
        checkThatNoneWaitsForItself(steps);
    }

    public List<Step> of(String instance) {
        return steps.getOrDefault(instance, List.of());
    }

    /// All facts that comparing an instance's resources needs.
    public Set<Fact<?>> facts(String instance) {
        var facts = new LinkedHashSet<Fact<?>>();
        of(instance).forEach(step -> step.resources().forEach(resource -> facts.addAll(resource.facts())));
        return facts;
    }

    private static Map<Milestone, String> givers(Map<String, List<Step>> steps) {
        var givers = new HashMap<Milestone, String>();
        steps.forEach((instance, list) ->
                list.forEach(step -> step.gives().forEach(milestone -> givers.put(milestone, instance))));
        return givers;
    }

    private static void checkThatAllAreGiven(Map<String, List<Step>> steps, Map<Milestone, String> givers) {
        steps.forEach((instance, list) -> list.forEach(step -> step.awaits().forEach(milestone -> {
            if (!givers.containsKey(milestone)) {
                throw fault(instance, step, "awaits " + milestone + ", which no step gives");
            }
        })));
    }

    /// Plays the score without hosts: whatever cannot start in the end waits in a circle.
    private static void checkThatNoneWaitsForItself(Map<String, List<Step>> steps) {
        var given = new LinkedHashSet<Milestone>();
        var position = new HashMap<String, Integer>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (var entry : steps.entrySet()) {
                int at = position.getOrDefault(entry.getKey(), 0);
                while (at < entry.getValue().size()
                        && given.containsAll(entry.getValue().get(at).awaits())) {
                    given.addAll(entry.getValue().get(at).gives());
                    at++;
                    moved = true;
                }
                position.put(entry.getKey(), at);
            }
        }
        var stuck = new ArrayList<ProblemException>();
        steps.forEach((instance, list) -> {
            int at = position.getOrDefault(instance, 0);
            if (at < list.size()) {
                stuck.add(fault(
                        instance,
                        list.get(at),
                        "waits in a circle for " + list.get(at).awaits()));
            }
        });
        if (!stuck.isEmpty()) {
            throw stuck.getFirst();
        }
    }

    private static ProblemException fault(String instance, Step step, String what) {
        return new ProblemException(Category.FAULT, Problem.onHost(instance, step.name(), what));
    }
}
