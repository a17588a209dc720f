package dev.howdah.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word that is nearest to a misspelt one (Damerau-Levenshtein distance, without overlaps).
public final class DidYouMean {

    private DidYouMean() {}

    /// The nearest candidate, if it is near enough to be a likely slip.
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int limit = Math.min(word.length() - 1, Math.max(1, word.length() / 3));
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

    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int fewest(int[][] steps, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(steps[i - 1][j - 1] + same, Math.min(steps[i][j - 1], steps[i - 1][j]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }
}
