package dev.howdah.config;

import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.yaml.snakeyaml.nodes.MappingNode;

/// Files of YAML, with Jinja2 in them, that are merged into the content of a new config.yml: mappings key by key, lists
/// and plain values in place of what was there. Expressions may use the keys at the top of config.yml as it is so far.
public final class Overrides {

    private final Path file;

    private Overrides(Path file) {
        this.file = file;
    }

    /// The content with one file merged into it.
    ///
    /// @throws ProblemException where the file cannot be read, rendered, parsed or merged
    public static SequencedMap<String, Object> merge(SequencedMap<String, Object> tree, Path file) {
        var overrides = new Overrides(file);
        return overrides.merged(tree, overrides.values(tree), "");
    }

    private Map<String, Object> values(Map<String, Object> names) {
        var root = YamlText.parse(file.toString(), rendered(text(), names));
        if (root.isEmpty()) {
            return Map.of();
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            throw wrong(
                    1, "the file holds no keys and values", "write it like a config.yml, with what is to be different");
        }
        var findings = new Findings(file.toString());
        var values = new LinkedHashMap<String, Object>();
        new Section(mapping, findings)
                .entries()
                .forEach((key, node) -> values.put(key, new PlainValue(findings).of(node)));
        if (!findings.errors().isEmpty()) {
            throw new ProblemException(Category.WRONG_INPUT, findings.errors());
        }
        return values;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (MalformedInputException _) {
            throw wrong(0, "the file is not in UTF-8", "save it as UTF-8");
        } catch (IOException _) {
            throw wrong(0, "the file cannot be read", "give the name of a file of YAML");
        }
    }

    private String rendered(String text, Map<String, Object> names) {
        if (!Jinja.isIn(text)) {
            return text;
        }
        try {
            return new Jinja(names).text(text);
        } catch (Jinja.WrongTemplate e) {
            throw wrong(
                    0,
                    "the template cannot be rendered: " + e.why(),
                    "templates may use the keys at the top of config.yml: " + String.join(", ", names.keySet()));
        }
    }

    private SequencedMap<String, Object> merged(Map<?, ?> base, Map<?, ?> over, String path) {
        var result = new LinkedHashMap<String, Object>();
        base.forEach((key, value) -> result.put(String.valueOf(key), value));
        over.forEach((key, value) -> {
            var name = String.valueOf(key);
            var before = result.get(name);
            result.put(name, before == null ? value : one(before, value, path + name));
        });
        return result;
    }

    private Object one(Object before, Object after, String path) {
        return switch (before) {
            case Map<?, ?> base when after instanceof Map<?, ?> over -> merged(base, over, path + ".");
            case Map<?, ?> _ -> throw unlike(path, "a mapping");
            case Collection<?> _ when !(after instanceof Collection<?>) -> throw unlike(path, "a list");
            default -> after;
        };
    }

    private ProblemException unlike(String path, String kind) {
        return wrong(
                0,
                "'" + path + "' is " + kind + " in config.yml and something else here",
                "write " + kind + " here too");
    }

    private ProblemException wrong(int line, String what, String remedy) {
        return ProblemException.wrongInput(
                Problem.inFile(file.toString(), line, what).withRemedy(remedy));
    }
}
