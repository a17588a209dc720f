package dev.howdah.engine;

import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The difference between what should be and what is, by instance and step: data that can be shown, stored and
/// compared.
///
/// @param unreachable hosts that could not be asked, and why
public record Plan(SequencedMap<String, List<StepPlan>> instances, SequencedMap<String, Problem> unreachable) {

    public Plan {
        instances = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(instances));
        unreachable = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(unreachable));
    }

    /// Makes the plan: compares every resource with what is known of its host.
    public static Plan of(Score score, SequencedMap<String, Facts> facts, SequencedMap<String, Problem> unreachable) {
        var instances = new LinkedHashMap<String, List<StepPlan>>();
        score.steps().forEach((instance, steps) -> {
            var known = facts.get(instance);
            if (known != null && !unreachable.containsKey(instance)) {
                instances.put(instance, steps(steps, known));
            }
        });
        return new Plan(instances, unreachable);
    }

    private static List<StepPlan> steps(List<Step> steps, Facts facts) {
        var plans = new ArrayList<StepPlan>();
        var effects = new LinkedHashMap<String, List<Effect>>();
        for (var step : steps) {
            var changes = new ArrayList<PlannedChange>();
            for (var resource : step.resources()) {
                var change = resource.compare(facts);
                if (change instanceof Change.Edit edit) {
                    edit.effects()
                            .forEach(effect -> effects.computeIfAbsent(effect.target(), _ -> new ArrayList<>())
                                    .add(effect));
                }
                var caused = change instanceof Change.Same
                        ? effects.getOrDefault(resource.address(), List.of())
                        : List.<Effect>of();
                changes.add(new PlannedChange(resource.address(), change, caused));
            }
            plans.add(new StepPlan(step.name(), changes));
            if (changes.stream().anyMatch(planned -> planned.change() instanceof Change.Refused)) {
                break; // a run ends here on this instance
            }
        }
        return List.copyOf(plans);
    }

    public Stream<PlannedChange> changes() {
        return instances.values().stream().flatMap(List::stream).flatMap(step -> step.changes().stream());
    }

    public boolean isEmpty() {
        return changes().noneMatch(PlannedChange::isPending);
    }

    public boolean hasPending(String instance) {
        return instances.getOrDefault(instance, List.of()).stream()
                .anyMatch(step -> !step.pending().isEmpty());
    }

    /// Differences that the tool will not touch without the user's word.
    public List<Problem> refusals() {
        return changes()
                .map(PlannedChange::change)
                .flatMap(change -> change instanceof Change.Refused(var problem) ? Stream.of(problem) : Stream.empty())
                .toList();
    }
}
