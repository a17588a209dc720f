package dev.howdah.model;

import dev.howdah.problem.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How a value of YAML becomes a value of a setting.
///
/// @param words what is expected, for messages and documentation
/// @param reading throws [WrongValue] where the value does not fit
/// @param shape what values look like
public record SettingType<T>(String words, Function<Object, T> reading, SettingShape shape) {

    private static final SettingShape ANY_TEXT = new SettingShape.Text();

    /// A type whose values are written as text.
    public SettingType(String words, Function<Object, T> reading) {
        this(words, reading, ANY_TEXT);
    }

    /// The value does not fit the type; the message says what was expected.
    public static final class WrongValue extends RuntimeException {
        public WrongValue(String message) {
            super(message);
        }
    }

    /// Text; numbers and booleans are taken as they print, as Postgres settings often are numbers.
    public static final SettingType<String> TEXT = new SettingType<>("text", value -> switch (value) {
        case String text -> text;
        case Number number -> number.toString();
        case Boolean on -> on ? "on" : "off";
        default -> throw expected("text", value);
    });

    public static final SettingType<Integer> INTEGER = new SettingType<>(
            "a whole number",
            value -> switch (value) {
                case Integer number -> number;
                case String text when text.matches("-?[0-9]{1,9}") -> Integer.valueOf(text);
                default -> throw expected("a whole number", value);
            },
            new SettingShape.Whole());

    public static final SettingType<Double> NUMBER = new SettingType<>(
            "a number",
            value -> switch (value) {
                case Number number -> number.doubleValue();
                case String text when text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?") -> Double.valueOf(text);
                default -> throw expected("a number", value);
            },
            new SettingShape.Decimal());

    public static final SettingType<Boolean> BOOLEAN = new SettingType<>(
            "true or false",
            value -> switch (value) {
                case Boolean on -> on;
                case String text when List.of("yes", "true", "on", "1").contains(text) -> true;
                case String text when List.of("no", "false", "off", "0").contains(text) -> false;
                default -> throw expected("true or false", value);
            },
            new SettingShape.Flag());

    public static final SettingType<List<String>> LIST = listOf(TEXT);

    public static final SettingType<SequencedMap<String, String>> MAP = new SettingType<>(
            "a mapping",
            value -> {
                var map = new LinkedHashMap<String, String>();
                mapping(value)
                        .forEach((key, item) -> map.put(key, TEXT.reading().apply(item)));
                return map;
            },
            new SettingShape.MappingOf(ANY_TEXT));

    /// A mapping whose values are read by somebody else.
    public static final SettingType<Map<String, Object>> OBJECT = new SettingType<>(
            "a mapping", SettingType::mapping, new SettingShape.MappingOf(new SettingShape.Anything()));

    public static <T> SettingType<List<T>> listOf(SettingType<T> item) {
        return new SettingType<>(
                "a list of " + item.words(),
                value -> {
                    if (!(value instanceof List<?> list)) {
                        throw expected("a list", value);
                    }
                    var items = new ArrayList<T>();
                    list.forEach(element -> items.add(item.reading().apply(element)));
                    return List.copyOf(items);
                },
                new SettingShape.ListOf(item.shape()));
    }

    /// A mapping of known keys, each with a value of its own type; the rest of what it holds is refused.
    ///
    /// @param required the key that must be there
    public static SettingType<Map<String, Object>> fields(String required, Map<String, SettingType<?>> fields) {
        var sorted = new TreeMap<>(fields);
        var words = "a mapping of " + String.join(", ", sorted.keySet());
        var shapes = new TreeMap<String, SettingShape>();
        sorted.forEach((key, type) -> shapes.put(key, type.shape()));
        return new SettingType<>(
                words,
                value -> {
                    var result = new LinkedHashMap<String, Object>();
                    mapping(value).forEach((key, item) -> result.put(key, field(sorted, key, item)));
                    if (!result.containsKey(required)) {
                        throw new WrongValue("an entry has no " + required);
                    }
                    return result;
                },
                new SettingShape.Fields(required, shapes));
    }

    private static Object field(Map<String, SettingType<?>> fields, String key, Object item) {
        var type = fields.get(key);
        if (type == null) {
            throw new WrongValue("unknown key '" + key + "' in an entry; " + DidYouMean.hint(key, fields.keySet()));
        }
        try {
            return type.reading().apply(item);
        } catch (WrongValue e) {
            throw new WrongValue("'" + key + "' of an entry: " + e.getMessage());
        }
    }

    public static SettingType<String> oneOf(String... words) {
        var allowed = List.of(words);
        return new SettingType<>(
                "one of " + String.join(", ", words),
                value -> {
                    var text = TEXT.reading().apply(value);
                    if (!allowed.contains(text)) {
                        throw expected("one of " + String.join(", ", words), value);
                    }
                    return text;
                },
                new SettingShape.OneOf(allowed));
    }

    private static Map<String, Object> mapping(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw expected("a mapping", value);
        }
        var result = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> result.put(String.valueOf(key), item));
        return result;
    }

    private static WrongValue expected(String what, Object value) {
        var kind = switch (value) {
            case Map<?, ?> _ -> "a mapping";
            case List<?> _ -> "a list";
            default -> "'" + value + "'";
        };
        return new WrongValue("expected " + what + ", found " + kind);
    }
}
