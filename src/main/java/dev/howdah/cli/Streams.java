package dev.howdah.cli;

import dev.howdah.problem.Problem;
import dev.howdah.report.Ink;
import dev.howdah.report.ProblemText;
import java.io.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a command reads from and prints to.
///
/// @param terminal whether a person sits at both ends
record Streams(PrintWriter out, PrintWriter err, InputStream in, boolean terminal, Map<String, String> environment) {

    static Streams ofProcess() {
        return new Streams(
                new PrintWriter(System.out, false, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.in,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent(),
                System.getenv());
    }

    Ink ink() {
        return Ink.of(terminal, environment);
    }

    /// Whether progress is drawn live: on a terminal that is not a CI system's.
    boolean live() {
        return terminal
                && environment.getOrDefault("CI", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    void print(String text) {
        out.print(text);
        out.flush();
    }

    void printErrors(List<Problem> problems) {
        out.flush();
        err.print(new ProblemText(ink()).errors(problems));
        err.flush();
    }

    void printWarnings(List<Problem> problems) {
        if (!problems.isEmpty()) {
            out.flush();
            err.print(new ProblemText(ink()).warnings(problems));
            err.flush();
        }
    }
}
