package dev.howdah.model;

/// What names of clusters may be.
public final class ClusterName {

    public static final String RULE = "letters, digits, hyphens and underscores, beginning with a letter or digit";

    private ClusterName() {}

    public static boolean isValid(String name) {
        return !name.isEmpty()
                && isLetterOrDigit(name.charAt(0))
                && name.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '_');
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
