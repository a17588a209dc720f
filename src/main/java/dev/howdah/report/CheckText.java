package dev.howdah.report;

import dev.howdah.topology.CheckResult;
import java.util.List;
import java.util.Locale;

/// Checks of a running cluster, one line each; the evidence of those that failed below them, their names at the end.
public final class CheckText {

    private CheckText() {}

    public static String of(List<CheckResult> results, Ink ink) {
        int instances = width(results.stream().map(CheckText::where).toList());
        int names = width(results.stream().map(CheckResult::name).toList());
        var text = new StringBuilder();
        results.forEach(result -> {
            text.append(result.ok() ? ink.green("ok   ") : ink.bold(ink.red("FAIL ")))
                    .append(' ')
                    .append(Units.pad(where(result), instances))
                    .append("  ")
                    .append(Units.pad(result.name(), names))
                    .append("  ")
                    .append(result.what())
                    .append(took(result, ink))
                    .append('\n');
            if (!result.ok()) {
                result.evidence()
                        .forEach(line -> text.append("       |  ").append(line).append('\n'));
            }
        });
        return text.append('\n').append(footer(results, ink)).append('\n').toString();
    }

    /// Most checks are answered by one common look at all hosts, and took no time of their own.
    private static String took(CheckResult result, Ink ink) {
        return result.seconds() > 0 ? ink.faint(String.format(Locale.ROOT, "  (%.1f s)", result.seconds())) : "";
    }

    private static String footer(List<CheckResult> results, Ink ink) {
        var failed = results.stream().filter(result -> !result.ok()).toList();
        if (failed.isEmpty()) {
            return ink.green("All of " + Units.count(results.size(), "check", "checks") + " passed.");
        }
        var names = failed.stream()
                .map(result -> result.name() + " (" + where(result) + ")")
                .distinct()
                .toList();
        return ink.red(failed.size() + " of " + Units.count(results.size(), "check", "checks") + " failed: "
                + String.join(", ", names));
    }

    private static String where(CheckResult result) {
        return result.instance().isEmpty() ? "cluster" : result.instance();
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }
}
