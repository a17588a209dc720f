package dev.howdah.report;

import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The figures of a drill in words, in the order in which people ask for them: the same for text and for HTML.
record DrillFacts(DrillReport report) {

    /// @param bad whether it is among the findings
    record Line(String name, String value, String remark, boolean bad) {}

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(writes());
        lines.add(lost());
        lines.add(two());
        lines.add(reads());
        lines.add(primary());
        lines.add(redundancy());
        if (report.backups()) {
            lines.add(backups());
        }
        lines.add(victim());
        return lines;
    }

    Line writes() {
        var figures = report.figures();
        var most = report.promise().map(Promise::most);
        boolean slow = most.isPresent()
                && figures.writeGap()
                        .filter(gap -> gap.compareTo(most.get()) > 0)
                        .isPresent();
        var remark = most.map(time -> "at worst " + Units.seconds(time) + " by the settings")
                .orElse("");
        var later = figures.laterGap()
                .filter(gap -> gap.compareTo(Duration.ofSeconds(1)) > 0)
                .map(gap -> (remark.isEmpty() ? "" : "; ") + "once more " + Units.seconds(gap) + " when it was undone")
                .orElse("");
        return new Line(
                "writes were away",
                figures.writeGap().map(Units::seconds).orElse("to the end"),
                remark + later,
                slow || figures.writeGap().isEmpty());
    }

    Line lost() {
        var figures = report.figures();
        var unknown = figures.unknown();
        var remark = unknown.rows() == 0
                ? ""
                : Units.count(unknown.rows(), "row", "rows") + " without an answer, " + unknown.there()
                        + " of them there";
        return new Line(
                "acknowledged rows lost",
                figures.lost().size() + " of " + figures.acknowledged(),
                remark,
                !figures.lost().isEmpty());
    }

    Line two() {
        return report.figures()
                .twoPrimaries()
                .map(two -> new Line(
                        "two primaries",
                        "for " + Units.seconds(Duration.between(two.from(), two.to())),
                        two.former() + " took " + Units.count(two.writes(), "row", "rows") + " beside " + two.latter(),
                        true))
                .orElse(new Line("two primaries", "never", "each member was asked to take rows all the time", false));
    }

    private Line reads() {
        var gap = report.figures().readGap();
        return new Line("reads were away", gap.map(Units::seconds).orElse("to the end"), "", gap.isEmpty());
    }

    private Line primary() {
        var after = report.primaryAfter();
        var value = after.map(
                        name -> name.equals(report.victim()) ? name + ", as before" : report.victim() + " → " + name)
                .orElse(report.victim() + " → nobody");
        return new Line("primary", value, "", after.isEmpty());
    }

    Line redundancy() {
        var figures = report.figures();
        var whole = figures.wholeAfter();
        return new Line(
                "other members follow",
                after(figures.redundantAfter()),
                whole.filter(time -> !figures.redundantAfter().equals(whole))
                        .map(time -> "all of them, " + report.victim() + " too, after " + Units.seconds(time))
                        .orElse(""),
                figures.redundantAfter().isEmpty());
    }

    Line backups() {
        var after = report.figures().backupsAfter();
        return new Line(
                "backups stream",
                after.filter(Duration::isZero).isPresent() ? "never stopped" : after(after),
                "",
                after.isEmpty());
    }

    private Line victim() {
        boolean bad = report.primaryAfter().isEmpty() || report.end().contains("a primary of its own");
        return new Line("in the end", report.end(), "", bad);
    }

    private static String after(Optional<Duration> time) {
        return time.map(duration -> duration.isZero() ? "all the time" : "after " + Units.seconds(duration))
                .orElse("not any more");
    }
}
