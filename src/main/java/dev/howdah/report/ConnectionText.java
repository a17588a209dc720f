package dev.howdah.report;

import dev.howdah.model.ConnectionString;
import java.util.List;

/// Connection strings as people copy them, and as programs read them.
public final class ConnectionText {

    private ConnectionText() {}

    public static String text(List<ConnectionString> strings, Ink ink) {
        var text = new StringBuilder();
        var heading = "";
        int width = strings.stream()
                .mapToInt(string -> string.driver().length())
                .max()
                .orElse(0);
        for (var string : strings) {
            var next = string.way() + ", " + string.use();
            if (!next.equals(heading)) {
                text.append(heading.isEmpty() ? "" : "\n")
                        .append(ink.bold(next))
                        .append('\n');
                heading = next;
            }
            text.append("  ")
                    .append(Units.pad(string.driver(), width))
                    .append("  ")
                    .append(string.text())
                    .append('\n');
        }
        return text.toString();
    }

    public static String json(List<ConnectionString> strings) {
        return Json.pretty(strings.stream()
                .map(string -> Json.ordered(
                        "way", string.way(),
                        "use", string.use(),
                        "driver", string.driver(),
                        "string", string.text()))
                .toList());
    }
}
