package dev.howdah.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Replaces the templates in config.yml by their values. They may refer to the keys at the top of the file, also to
/// keys that people made up for that, and to nothing else; what is templated itself is rendered first.
final class TemplatedTree {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Findings findings;
    private final Map<String, Object> names = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();

    TemplatedTree(Findings findings) {
        this.findings = findings;
    }

    /// Renders all templates of the tree in place.
    ///
    /// @return the keys at the top of the file that templates refer to
    Set<String> render(MappingNode root) {
        var waiting = new LinkedHashMap<NodeTuple, Set<String>>();
        var keys = new LinkedHashSet<String>();
        for (var tuple : root.getValue()) {
            keys.add(key(tuple));
        }
        for (var tuple : root.getValue()) {
            var references = new LinkedHashSet<String>();
            boolean templated = references(tuple.getValueNode(), keys, references, seen());
            used.addAll(references);
            if (templated) {
                waiting.put(tuple, references);
            } else {
                know(tuple);
            }
        }
        while (renderSome(root, waiting)) {
            // until nothing is waiting, or everything that waits does so for each other
        }
        waiting.keySet()
                .forEach(tuple -> findings.error(
                        Findings.line(tuple.getKeyNode()),
                        "the templates under '" + key(tuple) + "' refer to '" + key(tuple) + "' itself",
                        "they may only use other keys at the top of the file; make one up and refer to it"));
        return used;
    }

    private boolean renderSome(MappingNode root, Map<NodeTuple, Set<String>> waiting) {
        for (var entry : waiting.entrySet()) {
            if (names.keySet().containsAll(entry.getValue())) {
                var tuple = entry.getKey();
                waiting.remove(tuple);
                var value = rendered(tuple.getValueNode(), new IdentityHashMap<>());
                var done = new NodeTuple(tuple.getKeyNode(), value);
                root.getValue().set(root.getValue().indexOf(tuple), done);
                know(done);
                return true;
            }
        }
        return false;
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private void know(NodeTuple tuple) {
        names.put(key(tuple), new PlainValue(findings).of(tuple.getValueNode()));
    }

    private static Set<Node> seen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /// Whether there are templates below a node; collects the keys that they refer to.
    private static boolean references(Node node, Set<String> keys, Set<String> found, Set<Node> seen) {
        if (!seen.add(node)) {
            return false;
        }
        return switch (node) {
            case ScalarNode scalar
            when Jinja.isIn(scalar.getValue()) -> {
                NAME.matcher(scalar.getValue())
                        .results()
                        .map(result -> result.group())
                        .filter(keys::contains)
                        .forEach(found::add);
                yield true;
            }
            case SequenceNode sequence ->
                sequence.getValue().stream()
                        .map(item -> references(item, keys, found, seen))
                        .reduce(false, Boolean::logicalOr);
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .map(tuple -> references(tuple.getValueNode(), keys, found, seen))
                        .reduce(false, Boolean::logicalOr);
            default -> false;
        };
    }

    private Node rendered(Node node, Map<Node, Node> done) {
        var before = done.get(node);
        if (before != null) {
            return before;
        }
        done.put(node, node);
        switch (node) {
            case ScalarNode scalar when Jinja.isIn(scalar.getValue()) -> done.put(node, value(scalar));
            case SequenceNode sequence -> sequence.getValue().replaceAll(item -> rendered(item, done));
            case MappingNode mapping ->
                mapping.getValue()
                        .replaceAll(tuple -> new NodeTuple(tuple.getKeyNode(), rendered(tuple.getValueNode(), done)));
            default -> {}
        }
        return done.getOrDefault(node, node);
    }

    private Node value(ScalarNode node) {
        try {
            return node(new Jinja(names).value(node.getValue()), node);
        } catch (Jinja.WrongTemplate e) {
            findings.error(
                    Findings.line(node),
                    "the template cannot be rendered: " + e.why(),
                    "templates may use the keys at the top of the file: " + String.join(", ", names.keySet()));
            return scalar(Tag.STR, "", node);
        }
    }

    private static Node node(Object value, Node place) {
        return switch (value) {
            case Boolean on -> scalar(Tag.BOOL, on.toString(), place);
            case Integer number -> scalar(Tag.INT, number.toString(), place);
            case Long number -> scalar(Tag.INT, number.toString(), place);
            case Number number -> scalar(Tag.FLOAT, number.toString(), place);
            case Map<?, ?> map -> {
                var tuples = new ArrayList<NodeTuple>();
                map.forEach((key, item) ->
                        tuples.add(new NodeTuple(scalar(Tag.STR, String.valueOf(key), place), node(item, place))));
                yield new MappingNode(Tag.MAP, true, tuples, place.getStartMark(), place.getEndMark(), FlowStyle.BLOCK);
            }
            case List<?> list -> {
                var items = new ArrayList<Node>();
                list.forEach(item -> items.add(node(item, place)));
                yield new SequenceNode(Tag.SEQ, true, items, place.getStartMark(), place.getEndMark(), FlowStyle.BLOCK);
            }
            default -> scalar(Tag.STR, value.toString(), place);
        };
    }

    private static ScalarNode scalar(Tag tag, String text, Node place) {
        return new ScalarNode(tag, text, place.getStartMark(), place.getEndMark(), ScalarStyle.SINGLE_QUOTED);
    }
}
