package dev.howdah.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A node of YAML as a plain Java value: text, number, boolean, list or map.
///
/// Only what a config.yml needs: what is no number, boolean or empty value is the text as it stands, a date too.
final class PlainValue {

    private static final int DEEPEST = 50;
    private static final int MOST = 100_000;

    private final Findings findings;
    private int seen;

    PlainValue(Findings findings) {
        this.findings = findings;
    }

    /// The value; an empty one is an empty text.
    Object of(Node node) {
        return of(node, 0);
    }

    private Object of(Node node, int depth) {
        if (depth > DEEPEST || ++seen > MOST) { // an alias that holds itself, or that multiplies without end
            if (seen <= MOST) {
                findings.error(Findings.line(node), "the value is nested too deeply, or holds itself by an alias");
            }
            return "";
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> list(sequence, depth);
            case MappingNode mapping -> map(mapping, depth);
            default -> "";
        };
    }

    private List<Object> list(SequenceNode sequence, int depth) {
        var items = new ArrayList<Object>();
        sequence.getValue().forEach(item -> items.add(of(item, depth + 1)));
        return items;
    }

    private Map<String, Object> map(MappingNode mapping, int depth) {
        var map = new LinkedHashMap<String, Object>();
        new Section(mapping, findings).entries().forEach((key, value) -> map.put(key, of(value, depth + 1)));
        return map;
    }

    private Object scalar(ScalarNode node) {
        var text = node.getValue();
        var tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return "";
        }
        if (tag.equals(Tag.BOOL)) {
            return List.of("yes", "true", "on").contains(text.toLowerCase(Locale.ROOT));
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(text) : text;
    }

    /// A decimal number; octal, hexadecimal and base-60 ones, which nobody means, stay as they are written.
    private static Object number(String text) {
        try {
            return text.startsWith("0") && text.length() > 1 && text.indexOf('.') < 0 ? text : Integer.valueOf(text);
        } catch (NumberFormatException _) {
            return decimal(text);
        }
    }

    private static Object decimal(String text) {
        try {
            return text.indexOf('.') >= 0 ? (Object) Double.valueOf(text) : (Object) Long.valueOf(text);
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
