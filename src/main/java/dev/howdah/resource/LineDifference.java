package dev.howdah.resource;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;

/// The difference of two texts, a line each: `- old` and `+ new`; what stays the same is left out.
final class LineDifference {

    private LineDifference() {}

    static List<String> of(String old, String wanted) {
        var lines = new ArrayList<String>();
        DiffUtils.diff(old.lines().toList(), wanted.lines().toList())
                .getDeltas()
                .forEach(delta -> {
                    delta.getSource().getLines().forEach(line -> lines.add("- " + line));
                    delta.getTarget().getLines().forEach(line -> lines.add("+ " + line));
                });
        if (lines.isEmpty() && !old.equals(wanted)) {
            lines.add("+ (newline at the end)");
        }
        return lines;
    }
}
