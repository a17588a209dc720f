package dev.howdah.operation;

import dev.howdah.model.Cluster;
import java.util.ArrayList;
import java.util.List;

/// What may be expected of a cluster by its settings alone, before anything goes wrong.
public final class Outlook {

    private Outlook() {}

    public static List<String> lines(Cluster cluster) {
        var lines = new ArrayList<>(LongestOutage.lines(cluster));
        lines.addAll(SynchronousOutlook.lines(cluster));
        return List.copyOf(lines);
    }

    public static String text(Cluster cluster) {
        return text(lines(cluster));
    }

    public static String text(List<String> lines) {
        return String.join("", lines.stream().map(line -> line + "\n").toList());
    }
}
