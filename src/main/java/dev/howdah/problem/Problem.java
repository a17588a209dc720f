package dev.howdah.problem;

import java.util.List;
import java.util.Optional;

/// One thing that is wrong: where, what, the evidence (such as lines of a log), and what to do.
public record Problem(Place place, String what, List<String> evidence, Optional<String> remedy) {

    public Problem {
        evidence = List.copyOf(evidence);
    }

    public static Problem at(Place place, String what) {
        return new Problem(place, what, List.of(), Optional.empty());
    }

    public static Problem inFile(String path, int line, String what) {
        return at(new Place.InFile(path, line), what);
    }

    public static Problem inOption(String option, String what) {
        return at(new Place.InOption(option), what);
    }

    public static Problem onHost(String host, String step, String what) {
        return at(new Place.OnHost(host, step), what);
    }

    public static Problem here(String what) {
        return at(new Place.Here(), what);
    }

    public Problem withRemedy(String text) {
        return new Problem(place, what, evidence, Optional.of(text));
    }

    public Problem withEvidence(List<String> lines) {
        return new Problem(place, what, lines, remedy);
    }

    /// The problem as shown on a terminal, several lines.
    public String text() {
        return text("error: ");
    }

    /// The problem as shown where it does not stop anything.
    public String warningText() {
        return text("warning: ");
    }

    private String text(String kind) {
        var text = new StringBuilder(kind).append(what).append('\n');
        text.append("  --> ").append(place.text()).append('\n');
        evidence.forEach(line -> text.append("   |  ").append(line).append('\n'));
        remedy.ifPresent(help -> text.append("  help: ").append(help).append('\n'));
        return text.toString();
    }
}
