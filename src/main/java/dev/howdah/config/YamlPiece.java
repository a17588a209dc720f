package dev.howdah.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/// A value of a YAML text with the place where it stands: offsets into the text, for edits that leave all else alone.
///
/// Unlike the nodes of SnakeYAML, an alias has its own place here and not that of what it refers to.
sealed interface YamlPiece {

    /// The offset where it begins.
    int start();

    /// The offset behind its last character that is neither a space nor a line's end.
    int end();

    /// A scalar, or an alias.
    record Word(String text, boolean alias, int start, int end) implements YamlPiece {}

    /// A sequence.
    record Items(List<YamlPiece> items, boolean flow, int start, int end) implements YamlPiece {}

    /// A mapping.
    record Keys(List<Entry> entries, boolean flow, int start, int end) implements YamlPiece {
        Optional<Entry> entry(String name) {
            return entries.stream()
                    .filter(entry ->
                            entry.key() instanceof Word word && word.text().equals(name))
                    .findFirst();
        }

        Optional<YamlPiece> value(String name) {
            return entry(name).map(Entry::value);
        }
    }

    /// A key and its value.
    record Entry(YamlPiece key, YamlPiece value) {}

    /// The pieces of a text that is known to be good YAML.
    static YamlPiece of(String text) {
        var events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
        while (events.hasNext()) {
            var event = events.next();
            if (event instanceof NodeEvent) {
                return piece(event, events, text);
            }
        }
        return new Word("", false, 0, 0);
    }

    private static YamlPiece piece(Event event, Iterator<Event> events, String text) {
        int start = offset(event.getStartMark(), text);
        return switch (event) {
            case ScalarEvent scalar -> new Word(scalar.getValue(), false, start, end(scalar, start, text));
            case SequenceStartEvent sequence -> items(sequence, start, events, text);
            case MappingStartEvent mapping -> keys(mapping, start, events, text);
            default -> new Word("", true, start, end(event, start, text));
        };
    }

    private static YamlPiece items(SequenceStartEvent sequence, int start, Iterator<Event> events, String text) {
        var items = new ArrayList<YamlPiece>();
        for (var event = events.next(); ; event = events.next()) {
            if (event instanceof CollectionEndEvent end) {
                return new Items(items, sequence.isFlow(), start, last(end, items, sequence.isFlow(), start, text));
            }
            items.add(piece(event, events, text));
        }
    }

    private static YamlPiece keys(MappingStartEvent mapping, int start, Iterator<Event> events, String text) {
        var entries = new ArrayList<Entry>();
        var values = new ArrayList<YamlPiece>();
        for (var event = events.next(); ; event = events.next()) {
            if (event instanceof CollectionEndEvent end) {
                return new Keys(entries, mapping.isFlow(), start, last(end, values, mapping.isFlow(), start, text));
            }
            var key = piece(event, events, text);
            var value = piece(events.next(), events, text);
            entries.add(new Entry(key, value));
            values.add(value.end() > key.end() ? value : key);
        }
    }

    private static int last(Event end, List<YamlPiece> pieces, boolean flow, int start, String text) {
        if (flow || pieces.isEmpty()) {
            return end(end, start, text);
        }
        return pieces.getLast().end();
    }

    /// Marks count characters, where Java's texts may have two for one.
    private static int offset(Mark mark, String text) {
        int characters = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.min(mark.getIndex(), characters));
    }

    /// Block scalars end on the next line, which is put right.
    private static int end(Event event, int start, String text) {
        int end = offset(event.getEndMark(), text);
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
