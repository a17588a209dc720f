package dev.howdah.config;

import dev.howdah.config.YamlPiece.Entry;
import dev.howdah.config.YamlPiece.Items;
import dev.howdah.config.YamlPiece.Keys;
import dev.howdah.config.YamlPiece.Word;
import dev.howdah.model.HostName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Changes to the text of a good config.yml, each at the place where it belongs: comments, order and everything else
/// stay as people wrote them. An edit gives a new text; this one stays as it is.
public record ConfigEdit(String text) {

    /// The text has a form in which the edit cannot be made safely; the message says which.
    public static final class NotPossible extends Exception {
        private final String why;

        NotPossible(String why) {
            super(why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }

    /// Sets a key of a mapping at the top of the file, such as a variable of `cluster_vars`.
    public ConfigEdit set(String section, String name, Object value) throws NotPossible {
        return set(top(), section, name, value);
    }

    /// Sets a variable of one instance.
    public ConfigEdit setOf(String instance, String name, Object value) throws NotPossible {
        return set(instance(instance), "vars", name, value);
    }

    /// Sets a key of one instance itself.
    public ConfigEdit setKeyOf(String instance, String key, Object value) throws NotPossible {
        return put(instance(instance), key, value);
    }

    /// Removes a variable of `cluster_vars`; the same text where it is not there.
    public ConfigEdit unset(String section, String name) throws NotPossible {
        return unset(top(), section, name);
    }

    /// Removes a variable of one instance; the same text where it is not there.
    public ConfigEdit unsetOf(String instance, String name) throws NotPossible {
        return unset(instance(instance), "vars", name);
    }

    /// Adds an instance behind the last one.
    public ConfigEdit addInstance(Map<String, Object> instance) throws NotPossible {
        if (!(top().value("instances").orElse(null) instanceof Items items) || items.flow()) {
            throw new NotPossible("'instances' is not a list with an entry on each line");
        }
        int dash = text.lastIndexOf('-', items.items().getLast().start());
        var block = YamlBlock.of("instances", List.of(instance), "");
        var entry = block.substring(block.indexOf('\n') + 1);
        return insertAfterLine(items.end(), indented(entry, column(dash)));
    }

    private Keys top() throws NotPossible {
        if (YamlPiece.of(text) instanceof Keys keys) {
            return keys;
        }
        throw new NotPossible("the file is not a mapping");
    }

    private Keys instance(String name) throws NotPossible {
        if (top().value("instances").orElse(null) instanceof Items items) {
            for (var item : items.items()) {
                if (item instanceof Keys keys
                        && keys.value("Name").orElse(null) instanceof Word word
                        && HostName.normal(word.text()).equals(name)) {
                    return keys;
                }
            }
        }
        throw new NotPossible("no entry of 'instances' has the Name " + name + " itself");
    }

    private ConfigEdit set(Keys parent, String section, String name, Object value) throws NotPossible {
        return switch (parent.value(section).orElse(null)) {
            case Keys keys when !keys.entries().isEmpty() -> put(keys, name, value);
            case Word word when word.alias() -> throw alias(section);
            case null, default -> put(parent, section, Map.of(name, value));
        };
    }

    private ConfigEdit put(Keys keys, String name, Object value) throws NotPossible {
        var entry = keys.entry(name);
        if (entry.isPresent()) {
            return replace(keys, entry.get(), name, value);
        }
        if (keys.flow()) {
            int end = keys.end() - 1;
            var before = keys.entries().isEmpty() ? "" : ", ";
            return new ConfigEdit(text.substring(0, end) + before + flow(name, value) + text.substring(end));
        }
        int column = column(keys.entries().getFirst().key().start());
        return insertAfterLine(keys.end(), indented(YamlBlock.of(name, value, ""), column));
    }

    private ConfigEdit replace(Keys keys, Entry entry, String name, Object value) throws NotPossible {
        if (entry.value() instanceof Word word && word.alias()) {
            throw alias(name);
        }
        int start = entry.key().start();
        int end = Math.max(entry.value().end(), text.indexOf(':', entry.key().end()) + 1);
        var changed = keys.flow()
                ? flow(name, value)
                : indented(YamlBlock.of(name, value, ""), column(start)).strip();
        return new ConfigEdit(text.substring(0, start) + changed + text.substring(end));
    }

    private ConfigEdit unset(Keys parent, String section, String name) throws NotPossible {
        if (!(parent.value(section).orElse(null) instanceof Keys keys)) {
            return this;
        }
        var entry = keys.entry(name);
        if (entry.isEmpty()) {
            return this;
        }
        int start = lineStart(entry.get().key().start());
        boolean alone = text.substring(start, entry.get().key().start()).isBlank();
        if (keys.flow() || !alone) {
            throw new NotPossible("'" + name + "' does not stand on lines of its own");
        }
        int end = lineEnd(Math.max(entry.get().value().end(), entry.get().key().end()));
        return new ConfigEdit(text.substring(0, start) + text.substring(end));
    }

    private static NotPossible alias(String name) {
        return new NotPossible("the value of '" + name + "' is an alias of another place in the file");
    }

    private ConfigEdit insertAfterLine(int offset, String lines) {
        int end = lineEnd(offset);
        var newline = end > 0 && text.charAt(end - 1) != '\n' ? "\n" : "";
        return new ConfigEdit(text.substring(0, end) + newline + lines + text.substring(end));
    }

    private static String flow(String name, Object value) throws NotPossible {
        var word = YamlBlock.of(name, value, "").strip();
        if (word.indexOf('\n') >= 0) {
            throw new NotPossible("a list or mapping does not go into the braces where '" + name + "' would stand");
        }
        return word;
    }

    private static String indented(String lines, int columns) {
        return columns == 0 ? lines : lines.indent(columns);
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /// The offset behind the end of the line that holds an offset.
    private int lineEnd(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    private int column(int offset) {
        return offset - lineStart(offset);
    }

    /// The value that a person typed for a variable, read as YAML.
    public static Optional<Object> typed(String value) {
        return YamlText.parse("VALUE", value).map(node -> new PlainValue(new Findings("VALUE")).of(node));
    }
}
