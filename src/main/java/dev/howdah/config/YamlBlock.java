package dev.howdah.config;

import java.util.Collection;
import java.util.Map;

/// Maps, lists and plain values as YAML in the style of a config.yml: lists stand as far in as their key.
final class YamlBlock {

    private final StringBuilder text = new StringBuilder();

    private YamlBlock() {}

    /// A key with its value.
    ///
    /// @param comment for the end of the line; empty for none
    static String of(String key, Object value, String comment) {
        var block = new YamlBlock();
        block.entry("", "", key, value);
        if (!comment.isEmpty()) {
            block.text.insert(block.text.length() - 1, "  # " + comment);
        }
        return block.text.toString();
    }

    /// @param lead what stands before the key: the indent, or the indent of the list and its dash
    /// @param indent where what belongs to the key begins
    private void entry(String lead, String indent, String key, Object value) {
        text.append(lead).append(YamlWord.of(key)).append(':');
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                text.append('\n');
                map(indent + "  ", indent + "  ", map);
            }
            case Collection<?> list
            when !list.isEmpty() -> {
                text.append('\n');
                list(indent, list);
            }
            default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void map(String lead, String indent, Map<?, ?> map) {
        var before = lead;
        for (var entry : map.entrySet()) {
            entry(before, indent, String.valueOf(entry.getKey()), entry.getValue());
            before = indent;
        }
    }

    private void list(String indent, Collection<?> list) {
        for (var item : list) {
            switch (item) {
                case Map<?, ?> map when !map.isEmpty() -> map(indent + "- ", indent + "  ", map);
                case Collection<?> inner
                when !inner.isEmpty() -> {
                    text.append(indent).append("-\n");
                    list(indent + "  ", inner);
                }
                default -> text.append(indent).append("- ").append(scalar(item)).append('\n');
            }
        }
    }

    private static String scalar(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "{}";
            case Collection<?> _ -> "[]";
            case Number number -> number.toString();
            case Boolean on -> on.toString();
            default -> YamlWord.of(value.toString());
        };
    }
}
