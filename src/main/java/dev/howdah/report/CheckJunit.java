package dev.howdah.report;

import dev.howdah.topology.CheckResult;
import java.util.List;
import java.util.Locale;

/// Checks of a running cluster as JUnit's XML, which every CI system reads.
public final class CheckJunit {

    private CheckJunit() {}

    public static String of(String cluster, List<CheckResult> results) {
        long failed = results.stream().filter(result -> !result.ok()).count();
        double seconds = results.stream().mapToDouble(CheckResult::seconds).sum();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites>\n  <testsuite name=\"howdah test ")
                .append(escaped(cluster))
                .append("\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%s\">\n"
                        .formatted(results.size(), failed, time(seconds)));
        results.forEach(result -> appendCase(xml, cluster, result));
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private static void appendCase(StringBuilder xml, String cluster, CheckResult result) {
        var where = result.instance().isEmpty() ? cluster : cluster + "." + result.instance();
        xml.append("    <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
                .formatted(escaped(where), escaped(result.name()), time(result.seconds())));
        if (result.ok()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n      <failure message=\"")
                .append(escaped(result.what()))
                .append("\">");
        xml.append(escaped(String.join("\n", result.evidence()))).append("</failure>\n    </testcase>\n");
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    /// XML 1.0 has no way to write most control characters; they become question marks.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                case '\t' -> escaped.append("&#9;");
                default -> escaped.appendCodePoint(isOfXml(character) ? character : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isOfXml(int character) {
        return character >= 0x20
                && !(character >= 0xD800 && character <= 0xDFFF)
                && character != 0xFFFE
                && character != 0xFFFF;
    }
}
