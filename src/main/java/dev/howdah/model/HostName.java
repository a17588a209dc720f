package dev.howdah.model;

import java.util.Locale;

/// What names of instances may be: words of a domain name, at least two characters.
public final class HostName {

    /// What is allowed, in words, for messages.
    public static final String RULE =
            "two or more lower-case letters, digits and hyphens, with no hyphen at either end";

    private static final int LONGEST = 63; // of a label in DNS

    private HostName() {}

    /// The name as it is used: in lower case, with hyphens for underscores.
    public static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static boolean isValid(String name) {
        if (name.length() < 2 || name.length() > LONGEST || name.startsWith("-") || name.endsWith("-")) {
            return false;
        }
        return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
    }
}
