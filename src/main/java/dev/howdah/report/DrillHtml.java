package dev.howdah.report;

import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Drills as one page that needs nothing besides itself and reads well by day and by night.
public final class DrillHtml {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder page = new StringBuilder();

    private DrillHtml() {}

    public static String of(List<DrillReport> reports) {
        return new DrillHtml().write(reports);
    }

    private String write(List<DrillReport> reports) {
        var names = reports.stream().map(DrillReport::cluster).distinct().toList();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                // a browser that opens it may load nothing and run nothing, whatever names are in it
                .append("<meta http-equiv=\"Content-Security-Policy\"")
                .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>Drill of ")
                .append(Markup.escaped(String.join(", ", names)))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n")
                .append(DrillPicture.STRIPES)
                .append("<main>\n");
        reports.forEach(this::drill);
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String style() {
        try (var file = Objects.requireNonNull(DrillHtml.class.getResourceAsStream("drill.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void drill(DrillReport report) {
        page.append("<section class=\"drill\">\n");
        element("h1", "", report.cluster() + ": " + report.fault().word() + " of " + report.victim());
        element(
                "p",
                "soft",
                report.manager() + ", " + TIME.format(report.startedAt()) + ": "
                        + report.fault().what());
        findings(report);
        tiles(new DrillFacts(report));
        element("h2", "", "What happened when");
        page.append("<div class=\"card\">\n").append(DrillPicture.of(report)).append("</div>\n");
        figures(report);
        happenings(report);
        report.promise().map(Promise::sum).ifPresent(sum -> element("p", "soft", "Computed worst case: " + sum + "."));
        element("p", "soft", "Measured by " + report.client() + "; each member is asked five times a second.");
        page.append("</section>\n");
    }

    private void findings(DrillReport report) {
        if (report.isGood()) {
            element("p", "good", "Nothing was lost, and never were there two primaries.");
        } else {
            page.append("<ul class=\"findings\">\n");
            report.findings().forEach(line -> element("li", "", line));
            page.append("</ul>\n");
        }
        report.remedy()
                .ifPresent(command -> page.append("<p>To make the cluster whole again: <code>")
                        .append(Markup.escaped(command))
                        .append("</code></p>\n"));
    }

    private void tiles(DrillFacts facts) {
        page.append("<div class=\"tiles\">\n");
        tile(facts.writes());
        tile(facts.lost());
        tile(facts.two());
        tile(facts.redundancy());
        if (facts.report().backups()) {
            tile(facts.backups());
        }
        page.append("</div>\n");
    }

    private void tile(DrillFacts.Line line) {
        page.append(line.bad() ? "<div class=\"tile bad\">" : "<div class=\"tile\">");
        element("div", "name", line.name());
        element("div", "value", line.value());
        if (!line.remark().isEmpty()) {
            element("div", "remark", line.remark());
        }
        page.append("</div>\n");
    }

    private void figures(DrillReport report) {
        element("h2", "", "Figures");
        page.append("<div class=\"card\"><table>\n");
        for (var line : new DrillFacts(report).lines()) {
            page.append("<tr>");
            element("td", "name", line.name());
            if (line.remark().isEmpty()) {
                page.append("<td colspan=\"2\" class=\"what%s\">".formatted(line.bad() ? " bad" : ""))
                        .append(Markup.escaped(line.value()))
                        .append("</td>\n");
            } else {
                element("td", line.bad() ? "value bad" : "value", line.value());
                element("td", "soft what", line.remark());
            }
            page.append("</tr>\n");
        }
        page.append("</table></div>\n");
    }

    private void happenings(DrillReport report) {
        element("h2", "", "Log");
        page.append("<div class=\"card\"><table>\n");
        for (var happening : report.happenings()) {
            page.append("<tr>");
            var after = Duration.between(report.faultAt(), happening.at());
            element("td", "time", Units.seconds(Duration.ofMillis(Math.round(after.toMillis() / 100.0) * 100)));
            element("td", "", happening.where());
            element("td", ("what " + tone(happening)).strip(), happening.what());
            page.append("</tr>\n");
        }
        page.append("</table></div>\n");
    }

    private static String tone(Happening happening) {
        return switch (happening.tone()) {
            case GOOD -> "good";
            case BAD -> "bad";
            case PLAIN, DEED -> "";
        };
    }

    private void element(String name, String type, String text) {
        page.append('<').append(name);
        if (!type.isEmpty()) {
            page.append(" class=\"").append(type).append('"');
        }
        page.append('>').append(Markup.escaped(text)).append("</").append(name).append(">\n");
    }
}
