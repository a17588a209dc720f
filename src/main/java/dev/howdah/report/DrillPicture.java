package dev.howdah.report;

import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Lane;
import dev.howdah.topology.drill.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// The time of a drill as a picture in SVG: a bar for each thing, with the moments of the fault. Its colours, and the
/// stripes of [#STRIPES], are those of the page that it stands in; shapes and words say the same for who does not see
/// them. It is drawn for a wide and for a narrow screen: one that is only made smaller could not be read on a phone.
final class DrillPicture {

    /// The pattern over bars of what fails, once for a page: a picture that is not shown could not lend it to others.
    static final String STRIPES = """
            <svg class="stripes" width="0" height="0" aria-hidden="true"><defs>\
            <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
            <line class="stripe" x1="0" y1="0" x2="0" y2="6"/></pattern></defs></svg>
            """;

    private static final int WIDE = 960;
    private static final int NARROW = 400;
    private static final int RIGHT = 22;
    private static final int TOP = 44;
    private static final int LANE = 34;
    private static final int BAR = 22;
    private static final int BOTTOM = 48;
    private static final double LETTER = 6.8;
    private static final int[] STEPS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600};

    private final DrillReport report;
    private final int width;
    private final int left;
    private final double seconds;
    private final int height;
    private final StringBuilder svg = new StringBuilder();

    private DrillPicture(DrillReport report, int width) {
        this.report = report;
        this.width = width;
        this.left = width == WIDE ? 130 : 78;
        this.seconds = Math.max(
                1, Duration.between(report.startedAt(), report.endedAt()).toMillis() / 1000.0);
        this.height = TOP + report.lanes().size() * LANE + BOTTOM;
    }

    static String of(DrillReport report) {
        return new DrillPicture(report, WIDE).draw("wide") + new DrillPicture(report, NARROW).draw("narrow");
    }

    private String draw(String type) {
        svg.append("<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"timeline of the drill\">\n"
                .formatted(type, width, height));
        axis();
        // below the bars, so that no line goes through words
        moment(report.faultAt(), report.fault().word(), 14);
        report.undoneAt().ifPresent(at -> moment(at, "undone", 30));
        for (int i = 0; i < report.lanes().size(); i++) {
            lane(report.lanes().get(i), TOP + i * LANE);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axis() {
        int bottom = height - BOTTOM;
        double fault = at(report.faultAt());
        int step = step();
        int first = (int) -Math.floor(fault / step);
        for (int mark = first; mark * step + fault <= seconds; mark++) {
            double x = x(mark * step + fault);
            svg.append(line("grid", x, TOP - 4, x, bottom));
            svg.append(text("tick", x, bottom + 16, "middle", tick(mark * step)));
        }
        svg.append(text("tick", x(fault), bottom + 32, "start", "seconds after the fault"));
    }

    private static String tick(int second) {
        return Integer.toString(second).replace('-', '−');
    }

    private int step() {
        for (int step : STEPS) {
            if (seconds / step <= width / 80.0) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    private void lane(Lane lane, int y) {
        svg.append(text("name", left - 10, y + BAR / 2.0 + 4, "end", shortened(lane.name(), left - 12)));
        lane.spans().forEach(span -> bar(lane, span, y));
    }

    private void bar(Lane lane, Span span, int y) {
        double from = x(at(span.from()));
        double width = Math.max(1, x(at(span.to())) - from);
        var state = span.state();
        var words = state.words() + (span.label().isEmpty() ? "" : ", " + span.label());
        svg.append("<g><title>%s: %s (%s)</title>"
                .formatted(
                        Markup.escaped(lane.name()),
                        Markup.escaped(words),
                        Units.seconds(Duration.between(span.from(), span.to()))));
        svg.append(box(state.name().toLowerCase(Locale.ROOT), from, y, width));
        if (state == Span.State.SILENT || state == Span.State.FAILS) {
            svg.append(box("hatched", from, y, width));
        }
        inside(words, state, from, width, y);
        svg.append("</g>\n");
    }

    /// The whole sentence where there is room, else its first word, else nothing: a bar's title has it anyway.
    private void inside(String words, Span.State state, double from, double width, int y) {
        var brief = words.split("[, ]", 2)[0];
        var fitting = words.length() * LETTER + 10 < width ? words : brief.length() * LETTER + 10 < width ? brief : "";
        if (!fitting.isEmpty()) {
            svg.append(text(
                    "in " + "on-" + state.name().toLowerCase(Locale.ROOT),
                    from + 6,
                    y + BAR / 2.0 + 4,
                    "start",
                    fitting));
        }
    }

    private void moment(Instant at, String name, int y) {
        double x = x(at(at));
        svg.append(line("moment", x, y + 4, x, height - BOTTOM));
        boolean left = x > width - 160;
        svg.append(text("event", left ? x - 5 : x + 5, y, left ? "end" : "start", name));
    }

    private double at(Instant moment) {
        return Duration.between(report.startedAt(), moment).toMillis() / 1000.0;
    }

    private double x(double second) {
        return left + Math.clamp(second / seconds, 0, 1) * (width - left - RIGHT);
    }

    private static String shortened(String name, int room) {
        int most = (int) (room / LETTER);
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }

    private static String box(String type, double x, int y, double width) {
        return String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"3\"/>",
                type,
                x,
                y,
                width,
                BAR);
    }

    private static String line(String type, double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                type,
                x1,
                y1,
                x2,
                y2);
    }

    private static String text(String type, double x, double y, String anchor, String words) {
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                type,
                x,
                y,
                anchor,
                Markup.escaped(words));
    }
}
