package dev.howdah.config;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/// Text of YAML 1.1 as a tree of nodes, which know their lines.
final class YamlText {

    private YamlText() {}

    /// The tree, or nothing for a file without content.
    static Optional<Node> parse(String path, String text) {
        try {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            throw broken(path, mark == null ? 1 : mark.getLine() + 1, String.valueOf(e.getProblem()));
        } catch (ReaderException e) {
            throw broken(path, lineAt(text, e.getPosition()), "it holds a character that YAML does not allow");
        } catch (YAMLException e) {
            throw broken(path, 1, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException broken(String path, int line, String why) {
        var firstLine = why.lines().findFirst().orElse("");
        return ProblemException.wrongInput(Problem.inFile(path, line, "this is not valid YAML: " + firstLine)
                .withRemedy("look at the indentation, the quotes and the colons of this line and the one above"));
    }

    private static int lineAt(String text, int position) {
        return (int) text.substring(0, Math.clamp(position, 0, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }
}
