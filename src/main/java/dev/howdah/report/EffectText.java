package dev.howdah.report;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.PlannedChange;
import dev.howdah.engine.StepPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Effects in words, such as `restarts postgres (max_connections)`.
final class EffectText {

    private static final int MOST_REASONS = 3;

    private EffectText() {}

    /// What the edits of a step cause, each target once.
    static String of(StepPlan step) {
        return words(step.changes().stream()
                .map(PlannedChange::change)
                .filter(Change.Edit.class::isInstance)
                .flatMap(change -> ((Change.Edit) change).effects().stream())
                .toList());
    }

    static String words(List<Effect> effects) {
        var reasons = new LinkedHashMap<String, SequencedSet<String>>();
        effects.forEach(effect -> {
            var because =
                    reasons.computeIfAbsent(verb(effect.kind()) + " " + target(effect), _ -> new LinkedHashSet<>());
            if (!effect.because().isBlank()) {
                because.add(effect.because());
            }
        });
        return reasons.entrySet().stream()
                .map(entry -> entry.getKey() + reasons(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /// The unit's own name where the target is a unit.
    static String target(Effect effect) {
        return effect.target().startsWith("unit ") ? effect.target().substring(5) : effect.target();
    }

    static String verb(Effect.Kind kind) {
        return switch (kind) {
            case RELOAD -> "reloads";
            case RESTART -> "restarts";
            case DATA -> "writes data of";
        };
    }

    /// What other changes cause here, such as `restarts (max_connections)`.
    static String caused(List<Effect> effects) {
        var gravest = effects.stream()
                .map(Effect::kind)
                .max(Comparator.naturalOrder())
                .orElse(Effect.Kind.RELOAD);
        var because = new LinkedHashSet<String>();
        effects.stream()
                .filter(effect -> effect.kind() == gravest && !effect.because().isBlank())
                .forEach(effect -> because.add(effect.because()));
        return (gravest == Effect.Kind.DATA ? "writes data" : verb(gravest)) + reasons(because);
    }

    private static String reasons(SequencedSet<String> because) {
        if (because.isEmpty()) {
            return "";
        }
        var first = new ArrayList<>(because).subList(0, Math.min(MOST_REASONS, because.size()));
        int more = because.size() - first.size();
        return " (" + String.join(", ", first) + (more > 0 ? " and " + more + " more" : "") + ")";
    }
}
