package dev.howdah.resource;

import com.github.difflib.DiffUtils;
import dev.howdah.engine.NewLines;
import java.util.ArrayList;
import java.util.List;

/// The difference of two texts, a line each: `- old` and `+ new`; what stays the same is left out.
public final class LineDifference {

    private LineDifference() {}

    public static List<String> of(String old, String wanted) {
        if (old.isEmpty()) {
            return new NewLines(wanted);
        }
        var lines = new ArrayList<String>();
        addDifference(old.lines().toList(), wanted.lines().toList(), lines);
        if (lines.isEmpty() && !old.equals(wanted)) {
            lines.add("+ (newline at the end)");
        }
        return lines;
    }

    /// What both begin and end with is set aside first: the search takes a time that grows with the product of lines
    /// and differences, and most files are new or differ in one place.
    private static void addDifference(List<String> old, List<String> wanted, List<String> lines) {
        int least = Math.min(old.size(), wanted.size());
        int start = 0;
        while (start < least && old.get(start).equals(wanted.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start && old.get(old.size() - 1 - end).equals(wanted.get(wanted.size() - 1 - end))) {
            end++;
        }
        var removed = old.subList(start, old.size() - end);
        var added = wanted.subList(start, wanted.size() - end);
        if (removed.isEmpty() || added.isEmpty()) {
            removed.forEach(line -> lines.add("- " + line));
            added.forEach(line -> lines.add("+ " + line));
            return;
        }
        DiffUtils.diff(removed, added).getDeltas().forEach(delta -> {
            delta.getSource().getLines().forEach(line -> lines.add("- " + line));
            delta.getTarget().getLines().forEach(line -> lines.add("+ " + line));
        });
    }
}
