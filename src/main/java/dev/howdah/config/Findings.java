package dev.howdah.config;

import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/// What was found wrong or odd in one file, each with its line.
final class Findings {

    private final String path;
    /// Each once: what stands in defaults is read for every instance.
    private final Set<Problem> problems = new LinkedHashSet<>();

    private final Set<Problem> warnings = new LinkedHashSet<>();

    Findings(String path) {
        this.path = path;
    }

    void error(int line, String what) {
        problems.add(Problem.inFile(path, line, what));
    }

    void error(int line, String what, String remedy) {
        problems.add(Problem.inFile(path, line, what).withRemedy(remedy));
    }

    /// A word that is none of the known ones.
    void unknown(int line, String what, String word, Collection<String> known) {
        error(line, what, DidYouMean.hint(word, known));
    }

    void warning(int line, String what, String remedy) {
        warnings.add(Problem.inFile(path, line, what).withRemedy(remedy));
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    List<Problem> errors() {
        return List.copyOf(problems);
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }
}
