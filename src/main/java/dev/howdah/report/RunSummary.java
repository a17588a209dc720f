package dev.howdah.report;

import dev.howdah.engine.Outcome;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// How a run ended: failures first, then what was skipped and why, the numbers, and the steps that took longest.
public final class RunSummary {

    private static final int SLOWEST = 5;
    private static final long WORTH_NAMING_MILLIS = 100;

    private RunSummary() {}

    public static String of(RunProgress progress, Ink ink) {
        var text = new StringBuilder();
        appendFailures(text, progress.ended(), ink);
        appendSkipped(text, progress.ended(), ink);
        appendNumbers(text, progress, ink);
        appendSlowest(text, progress.ended(), ink);
        return text.toString();
    }

    private static void appendFailures(StringBuilder text, List<RunProgress.Ended> ended, Ink ink) {
        var problems = new ArrayList<Problem>();
        ended.forEach(step -> {
            if (step.outcome() instanceof Outcome.Failed(var problem)) {
                problems.add(problem);
            }
        });
        if (!problems.isEmpty()) {
            text.append(new ProblemText(ink).errors(problems)).append('\n');
        }
    }

    /// Steps skipped for the same reason on the same host are one line.
    private static void appendSkipped(StringBuilder text, List<RunProgress.Ended> ended, Ink ink) {
        var reasons = new LinkedHashMap<String, List<String>>();
        ended.forEach(step -> {
            if (step.outcome() instanceof Outcome.Skipped(var because)) {
                reasons.computeIfAbsent(step.instance() + "\t" + because, _ -> new ArrayList<>())
                        .add(step.step());
            }
        });
        reasons.forEach((key, steps) -> {
            var words = key.split("\t", 2);
            var first = steps.getFirst() + (steps.size() > 1 ? " and " + (steps.size() - 1) + " after it" : "");
            text.append(ink.yellow("skipped"))
                    .append(" on ")
                    .append(words[0])
                    .append(": ")
                    .append(first)
                    .append(", because ")
                    .append(words[1])
                    .append('\n');
        });
        if (!reasons.isEmpty()) {
            text.append('\n');
        }
    }

    private static void appendNumbers(StringBuilder text, RunProgress progress, Ink ink) {
        int changed = 0;
        int edits = 0;
        int unchanged = 0;
        int skipped = 0;
        int failed = 0;
        for (var step : progress.ended()) {
            switch (step.outcome()) {
                case Outcome.Done(var number) -> {
                    changed++;
                    edits += number;
                }
                case Outcome.Unchanged() -> unchanged++;
                case Outcome.Skipped _ -> skipped++;
                case Outcome.Failed _ -> failed++;
            }
        }
        var head = failed + skipped > 0 ? ink.bold(ink.red("Not done.")) : ink.bold(ink.green("Done."));
        text.append(head)
                .append(" Steps: %d changed (%s), %d unchanged, %d skipped, %d failed."
                        .formatted(changed, Units.count(edits, "change", "changes"), unchanged, skipped, failed));
        progress.took()
                .ifPresent(took ->
                        text.append(" Took ").append(Units.seconds(took)).append('.'));
        text.append('\n');
    }

    private static void appendSlowest(StringBuilder text, List<RunProgress.Ended> ended, Ink ink) {
        var slowest = ended.stream()
                .filter(step ->
                        step.took().toMillis() >= WORTH_NAMING_MILLIS && !(step.outcome() instanceof Outcome.Skipped))
                .sorted(Comparator.comparing(RunProgress.Ended::took).reversed())
                .limit(SLOWEST)
                .toList();
        if (slowest.isEmpty()) {
            return;
        }
        text.append("Slowest steps:\n");
        slowest.forEach(step -> text.append(ink.faint("  %8s  ".formatted(Units.seconds(step.took()))))
                .append(step.instance())
                .append("  ")
                .append(step.step())
                .append('\n'));
    }
}
