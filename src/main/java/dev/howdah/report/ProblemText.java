package dev.howdah.report;

import dev.howdah.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// Problems as a terminal shows them: what, where, the evidence, what to do.
public record ProblemText(Ink ink) {

    public String errors(List<Problem> problems) {
        return problems.stream()
                .map(problem -> painted(problem.text(), "error:"))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    public String warnings(List<Problem> problems) {
        return problems.stream()
                .map(problem -> painted(problem.warningText(), "warning:"))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private String painted(String text, String kind) {
        var mark = kind.equals("error:") ? ink.bold(ink.red(kind)) : ink.bold(ink.yellow(kind));
        return text.startsWith(kind) ? mark + text.substring(kind.length()) : text;
    }
}
