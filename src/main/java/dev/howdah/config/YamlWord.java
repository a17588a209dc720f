package dev.howdah.config;

import java.util.List;
import java.util.Locale;

/// A text as one value in YAML 1.1: as it is where nothing else could be read from it, in quotes otherwise.
final class YamlWord {

    private static final List<String> SPECIAL = List.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private YamlWord() {}

    static String of(String text) {
        if (isPlain(text) || isAddress(text)) {
            return text;
        }
        return isPrintable(text) ? "'" + text.replace("'", "''") + "'" : escaped(text);
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0)) || SPECIAL.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean colonInside = c == ':' && i + 1 < text.length();
            if (!isLetter(c) && !isDigit(c) && "-_./".indexOf(c) < 0 && !colonInside) {
                return false;
            }
        }
        return true;
    }

    /// An address such as 10.33.0.2 or a range such as 10.33.0.0/28, which nothing takes for a number.
    private static boolean isAddress(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            dots += c == '.' ? 1 : 0;
            if (!isDigit(c) && c != '.' && (c != '/' || dots != 3)) {
                return false;
            }
        }
        return dots == 3 && isDigit(text.charAt(0)) && isDigit(text.charAt(text.length() - 1));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                escaped.append(c);
            } else {
                escaped.append("\\u");
                var hex = Integer.toHexString(c);
                escaped.append("0".repeat(4 - hex.length())).append(hex);
            }
        }
        return escaped.append('"').toString();
    }
}
