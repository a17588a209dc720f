package dev.howdah.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text with gaps, such as `@port@`, kept as a file beside the class that fills them. It has no logic of its own.
public record Template(String name, String text) {

    private static final Pattern GAP = Pattern.compile("@([a-z_]+)@");

    /// @param beside class in whose package the file is
    public static Template of(Class<?> beside, String name) {
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new Template(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text with all gaps filled; one without a value is a mistake of ours.
    public String filled(Map<String, String> values) {
        return GAP.matcher(text).replaceAll(gap -> java.util.regex.Matcher.quoteReplacement(value(gap, values)));
    }

    private String value(MatchResult gap, Map<String, String> values) {
        var value = values.get(gap.group(1));
        if (value == null) {
            throw new IllegalStateException(name + " has a gap " + gap.group() + " that nobody fills");
        }
        return value;
    }
}
