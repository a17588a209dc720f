package dev.howdah.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word that is nearest to a misspelt one (Levenshtein distance).
public final class DidYouMean {

    private DidYouMean() {}

    /// The nearest candidate, if it is near enough to be a likely slip.
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int limit = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// The list of candidates in words, with the nearest one named where there is one.
    public static String hint(String word, Collection<String> candidates) {
        var known = String.join(", ", candidates);
        return nearest(word, candidates)
                .map(near -> "known are " + known + "; did you mean '" + near + "'?")
                .orElse("known are " + known);
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
