package dev.howdah.report;

import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Promise;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A drill for the terminal: lines while it runs, its figures in the end.
public final class DrillText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private DrillText() {}

    /// One line of what happens, with the time of day.
    public static String happening(Happening happening, ZoneId zone, Ink ink) {
        var where = happening.where().isEmpty() ? "" : happening.where() + ": ";
        var what = where + happening.what();
        return ink.faint(TIME.format(happening.at().atZone(zone))) + "  "
                + switch (happening.tone()) {
                    case PLAIN -> what;
                    case DEED -> ink.bold(what);
                    case GOOD -> ink.green(what);
                    case BAD -> ink.red(what);
                }
                + "\n";
    }

    public static String of(DrillReport report, Ink ink) {
        var text = new StringBuilder();
        var lines = new DrillFacts(report).lines();
        int names = width(lines.stream().map(DrillFacts.Line::name).toList());
        int values = width(lines.stream()
                .filter(line -> !line.remark().isEmpty())
                .map(DrillFacts.Line::value)
                .toList());
        text.append('\n')
                .append(ink.bold(report.cluster() + ", " + report.fault().word() + " of " + report.victim()))
                .append(" (")
                .append(report.manager())
                .append(")\n");
        for (var line : lines) {
            var value = line.remark().isEmpty() ? line.value() : Units.pad(line.value(), values);
            text.append("  ")
                    .append(Units.pad(line.name(), names))
                    .append("  ")
                    .append(line.bad() ? ink.red(value) : value)
                    .append(line.remark().isEmpty() ? "" : "  " + ink.faint(line.remark()))
                    .append('\n');
        }
        report.promise().map(Promise::sum).ifPresent(sum -> text.append(ink.faint("  worst case: " + sum + "\n")));
        text.append(ink.faint("  measured by " + report.client() + "\n"));
        return text.append(findings(report, ink)).toString();
    }

    private static String findings(DrillReport report, Ink ink) {
        var text = new StringBuilder("\n");
        report.findings()
                .forEach(line -> text.append(ink.bold(ink.red("! " + line))).append('\n'));
        if (report.isGood()) {
            text.append(ink.green("Nothing was lost, and never were there two primaries."))
                    .append('\n');
        }
        report.remedy()
                .ifPresent(command -> text.append("To make the cluster whole again:\n  ")
                        .append(ink.bold(command))
                        .append('\n'));
        return text.toString();
    }

    /// Several drills in one line.
    public static String summary(List<DrillReport> reports) {
        long lost = reports.stream()
                .mapToLong(report -> report.figures().lost().size())
                .sum();
        long two = reports.stream()
                .filter(report -> report.figures().twoPrimaries().isPresent())
                .count();
        var longest = reports.stream()
                .flatMap(report -> report.figures().writeGap().stream())
                .max(Duration::compareTo)
                .map(gap -> "writes away for at most " + Units.seconds(gap))
                .orElse("writes never came back");
        return "\n%s: %s, %s lost in all, two primaries in %d of them\n"
                .formatted(
                        Units.count(reports.size(), "drill", "drills"),
                        longest,
                        Units.count(lost, "acknowledged row", "acknowledged rows"),
                        two);
    }

    private static int width(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }
}
