package dev.howdah.report;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Plan;
import dev.howdah.engine.PlannedChange;
import dev.howdah.engine.StepPlan;
import dev.howdah.engine.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A plan for people: by instance and step what would change, what that causes, and what is only known later.
public final class PlanText {

    private static final int EFFECTS_COLUMN = 72;

    private final Plan plan;
    private final Ink ink;
    private final int nameWidth;
    private final StringBuilder text = new StringBuilder();

    private PlanText(Plan plan, Ink ink) {
        this.plan = plan;
        this.ink = ink;
        this.nameWidth = plan.instances().sequencedKeySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /// @param provisioning what the platform would do first, a line each
    public static String of(Plan plan, List<String> provisioning, Ink ink) {
        return new PlanText(plan, ink).render(provisioning);
    }

    private String render(List<String> provisioning) {
        if (!provisioning.isEmpty()) {
            text.append(' ').append(ink.bold("provision")).append('\n');
            provisioning.forEach(line -> text.append("   ").append(signed(line)).append('\n'));
        }
        plan.instances().forEach(this::appendInstance);
        plan.unreachable()
                .forEach((instance, problem) -> text.append(' ')
                        .append(ink.bold(Units.pad(instance, nameWidth)))
                        .append("  ")
                        .append(ink.red("unreachable: " + problem.what()))
                        .append('\n'));
        appendFooter(provisioning);
        return text.toString();
    }

    private void appendInstance(String instance, List<StepPlan> steps) {
        var reasons = steps.stream()
                .flatMap(step -> step.changes().stream())
                .map(PlannedChange::change)
                .map(change -> change instanceof Change.Later(var why) ? why : "")
                .collect(Collectors.toSet());
        if (steps.size() > 1 && reasons.size() == 1 && !reasons.contains("")) {
            appendUnknown(instance, steps, reasons.iterator().next());
            return;
        }
        steps.stream().filter(step -> !step.pending().isEmpty()).forEach(step -> appendStep(instance, step));
    }

    /// An instance of which nothing is known yet, and for one reason: its steps by name are all there is to say.
    private void appendUnknown(String instance, List<StepPlan> steps, String why) {
        int resources = steps.stream().mapToInt(step -> step.changes().size()).sum();
        text.append(' ').append(ink.bold(Units.pad(instance, nameWidth))).append("  ");
        text.append(ink.cyan("? " + resources + " resources in " + steps.size() + " steps"));
        text.append("  (").append(why).append(")\n");
        steps.forEach(step -> text.append("       ").append(step.step()).append('\n'));
    }

    private void appendStep(String instance, StepPlan step) {
        var effects = EffectText.of(step);
        var head = Units.pad(" " + Units.pad(instance, nameWidth) + "  " + step.step(), EFFECTS_COLUMN);
        var line = effects.isEmpty() ? head.stripTrailing() : head + " " + ink.yellow(effects);
        text.append(line.replaceFirst(instance, ink.bold(instance))).append('\n');
        step.pending().forEach(this::appendChange);
    }

    private void appendChange(PlannedChange planned) {
        var address = planned.address();
        switch (planned.change()) {
            case Change.Edit edit -> {
                appendLine(paint(edit.verb()), edit.verb().sign(), address);
                edit.lines()
                        .forEach(line ->
                                text.append("       ").append(signed(line)).append('\n'));
            }
            case Change.Later(var why) -> appendLine(ink::cyan, "?", address + "  (" + why + ")");
            case Change.Refused(var problem) -> {
                appendLine(ink::red, "!", address + "  refused: " + problem.what());
                problem.evidence()
                        .forEach(line -> text.append("       |  ").append(line).append('\n'));
                problem.remedy()
                        .ifPresent(help ->
                                text.append("       help: ").append(help).append('\n'));
            }
            case Change.Same() -> appendLine(ink::yellow, "!", address + "  " + EffectText.caused(planned.caused()));
        }
    }

    private void appendLine(UnaryOperator<String> paint, String sign, String what) {
        text.append("   ").append(paint.apply(sign)).append(' ').append(what).append('\n');
    }

    private void appendFooter(List<String> provisioning) {
        var counts = PlanCounts.of(plan);
        if (plan.isEmpty() && provisioning.isEmpty() && plan.unreachable().isEmpty()) {
            text.append("Nothing to change: ")
                    .append(Units.count(counts.unchanged(), "resource is as wished.", "resources are as wished."))
                    .append('\n');
            return;
        }
        text.append('\n').append(ink.bold("Plan:")).append(' ').append(counts.sentence());
        if (!plan.unreachable().isEmpty()) {
            int gone = plan.unreachable().size();
            text.append("  ").append(ink.red(Units.count(gone, "host does not answer.", "hosts do not answer.")));
        }
        text.append('\n');
        appendRestarts();
    }

    /// What restarts, in the order of each host's steps; hosts do not wait for each other unless a step says so.
    private void appendRestarts() {
        plan.instances().forEach((instance, steps) -> {
            var restarts = new LinkedHashMap<String, Effect>();
            steps.stream().flatMap(step -> step.changes().stream()).forEach(planned -> {
                if (planned.change() instanceof Change.Edit edit) {
                    edit.effects().stream()
                            .filter(effect -> effect.kind() == Effect.Kind.RESTART)
                            .forEach(effect -> restarts.putIfAbsent(effect.target() + effect.because(), effect));
                }
            });
            if (!restarts.isEmpty()) {
                var words = EffectText.words(List.copyOf(restarts.values())).replace("restarts ", "");
                text.append("Restarts on ")
                        .append(instance)
                        .append(": ")
                        .append(ink.yellow(words))
                        .append('\n');
            }
        });
    }

    private UnaryOperator<String> paint(Verb verb) {
        return switch (verb) {
            case CREATE, START -> ink::green;
            case UPDATE, RELOAD -> ink::yellow;
            case REMOVE, RESTART -> ink::red;
        };
    }

    private String signed(String line) {
        if (line.startsWith("+")) {
            return ink.green(line);
        }
        return line.startsWith("-") ? ink.red(line) : line;
    }
}
