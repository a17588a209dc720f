package dev.howdah.report;

import java.util.Map;

/// Colours for terminals, or none.
public enum Ink {
    PLAIN,
    COLOUR;

    /// Colour on terminals, unless `NO_COLOR` is set (https://no-color.org) or the terminal is a dumb one.
    public static Ink of(boolean terminal, Map<String, String> environment) {
        return terminal
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb")
                ? COLOUR
                : PLAIN;
    }

    public String red(String text) {
        return in("31", text);
    }

    public String green(String text) {
        return in("32", text);
    }

    public String yellow(String text) {
        return in("33", text);
    }

    public String cyan(String text) {
        return in("36", text);
    }

    public String bold(String text) {
        return in("1", text);
    }

    public String faint(String text) {
        return in("2", text);
    }

    private String in(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
