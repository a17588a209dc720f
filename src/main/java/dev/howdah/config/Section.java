package dev.howdah.config;

import dev.howdah.model.SettingType;
import dev.howdah.problem.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// One mapping of the file. What does not fit is noted as a finding and then counts as absent, so that reading goes on.
final class Section {

    private final Findings findings;
    private final int line;
    private final SequencedMap<String, Node> values = new LinkedHashMap<>();
    private final SequencedMap<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Section> merged = new HashMap<>();

    Section(MappingNode node, Findings findings) {
        this.findings = findings;
        this.line = Findings.line(node);
        read(node);
    }

    /// This section with the keys of a weaker one that are absent here; `vars` are merged key by key.
    Section over(Section weaker) {
        var result = new Section(findings, line);
        result.take(this);
        result.take(weaker);
        if (isMapping("vars") && weaker.isMapping("vars")) {
            section("vars")
                    .ifPresent(vars ->
                            weaker.section("vars").ifPresent(others -> result.merged.put("vars", vars.over(others))));
        }
        return result;
    }

    /// This section without one of its keys.
    Section without(String key) {
        var result = new Section(findings, line);
        result.take(this);
        result.values.remove(key);
        return result;
    }

    private Section(Findings findings, int line) {
        this.findings = findings;
        this.line = line;
    }

    private boolean isMapping(String key) {
        return merged.containsKey(key) || values.get(key) instanceof MappingNode;
    }

    private void take(Section other) {
        other.values.forEach((key, node) -> {
            if (values.putIfAbsent(key, node) == null) {
                lines.put(key, other.line(key));
                Optional.ofNullable(other.merged.get(key)).ifPresent(section -> merged.put(key, section));
            }
        });
    }

    private void read(MappingNode node) {
        for (var tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.error(Findings.line(tuple.getKeyNode()), "a key must be a plain word");
            } else if (!key.getTag().equals(Tag.MERGE)) {
                if (lines.putIfAbsent(key.getValue(), Findings.line(key)) == null) {
                    values.put(key.getValue(), tuple.getValueNode());
                } else {
                    duplicate(key);
                }
            }
        }
        merge(node);
    }

    private void duplicate(ScalarNode key) {
        findings.error(
                Findings.line(key),
                "the key '" + key.getValue() + "' stands twice, first in line " + lines.get(key.getValue()),
                "keep one of them");
    }

    /// `<<: *other` brings the keys of another mapping that are not given here.
    private void merge(MappingNode node) {
        for (var tuple : node.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                var merged = tuple.getValueNode() instanceof SequenceNode many
                        ? many.getValue()
                        : List.of(tuple.getValueNode());
                merged.forEach(other -> mergeOne(other));
            }
        }
    }

    private void mergeOne(Node other) {
        if (!(other instanceof MappingNode mapping)) {
            findings.error(Findings.line(other), "'<<' takes another mapping, such as <<: *name");
            return;
        }
        for (var tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key
                    && lines.putIfAbsent(key.getValue(), Findings.line(key)) == null) {
                values.put(key.getValue(), tuple.getValueNode());
            }
        }
    }

    SequencedMap<String, Node> entries() {
        return values;
    }

    /// The line where the section begins.
    int line() {
        return line;
    }

    /// The line of a key, or of the section where the key is absent.
    int line(String key) {
        return lines.getOrDefault(key, line);
    }

    private Optional<Node> value(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(node -> !node.getTag().equals(Tag.NULL));
    }

    boolean has(String key) {
        return value(key).isPresent();
    }

    Optional<String> text(String key) {
        return value(key).flatMap(node -> scalar(node, key));
    }

    private Optional<String> scalar(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            new PlainValue(findings).of(node); // for its checks
            return Optional.of(scalar.getValue().strip());
        }
        findings.error(Findings.line(node), "'" + key + "' must be a single value, not a list or a mapping");
        return Optional.empty();
    }

    /// A value of a type; one that does not fit is noted and counts as absent.
    <T> Optional<T> value(String key, SettingType<T> type) {
        return value(key).flatMap(node -> {
            try {
                return Optional.of(type.reading().apply(new PlainValue(findings).of(node)));
            } catch (SettingType.WrongValue e) {
                findings.error(line(key), "'" + key + "' does not fit: " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    /// Whether the value is a list that holds words, not mappings.
    boolean holdsPlainWords(String key) {
        return value(key)
                .filter(node -> node instanceof SequenceNode sequence
                        && sequence.getValue().stream().anyMatch(ScalarNode.class::isInstance))
                .isPresent();
    }

    /// A list of words, or one word that stands for a list of one.
    List<String> words(String key) {
        var words = new ArrayList<String>();
        value(key).ifPresent(node -> {
            var items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
            items.forEach(item -> scalar(item, key).ifPresent(words::add));
        });
        return words;
    }

    Optional<Section> section(String key) {
        return merged.containsKey(key)
                ? Optional.ofNullable(merged.get(key))
                : value(key).flatMap(node -> mapping(node, key));
    }

    private Optional<Section> mapping(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Section(mapping, findings));
        }
        findings.error(Findings.line(node), "'" + key + "' must be a mapping of keys to values");
        return Optional.empty();
    }

    /// A list of mappings.
    List<Section> sections(String key) {
        var sections = new ArrayList<Section>();
        value(key).ifPresent(node -> {
            if (node instanceof SequenceNode sequence) {
                sequence.getValue()
                        .forEach(item -> mapping(item, "an entry of " + key).ifPresent(sections::add));
            } else {
                findings.error(Findings.line(node), "'" + key + "' must be a list");
            }
        });
        return sections;
    }

    /// Refuses keys that are none of the known ones, with a hint of ours after the usual one.
    void refuseUnknown(String where, Collection<String> known, String hint) {
        for (var key : values.sequencedKeySet()) {
            if (!known.contains(key)) {
                var near = DidYouMean.nearest(key, known)
                        .map(word -> "did you mean '" + word + "'? ")
                        .orElse("");
                findings.error(line(key), "unknown key '" + key + "' " + where, near + hint);
            }
        }
    }
}
