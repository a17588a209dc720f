package dev.howdah.report;

import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Lane;
import dev.howdah.topology.drill.Promise;
import dev.howdah.topology.drill.TwoPrimaries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drills as JSON. Times are seconds; what was never seen is left out.
public final class DrillJson {

    private DrillJson() {}

    public static String of(List<DrillReport> reports) {
        return Json.pretty(Json.ordered(
                "ok",
                !reports.isEmpty() && reports.stream().allMatch(DrillReport::isGood),
                "drills",
                reports.stream().map(DrillJson::drill).toList()));
    }

    private static Map<String, Object> drill(DrillReport report) {
        var json = Json.ordered(
                "cluster", report.cluster(),
                "failover_manager", report.manager(),
                "fault", report.fault().word(),
                "client", report.client(),
                "started_at", report.startedAt().toString(),
                "fault_at", report.faultAt().toString());
        report.undoneAt().ifPresent(at -> json.put("undone_at", at.toString()));
        json.put("ended_at", report.endedAt().toString());
        json.put("primary_before", report.victim());
        report.primaryAfter().ifPresent(name -> json.put("primary_after", name));
        putFigures(json, report);
        report.promise()
                .ifPresent(promise -> json.put(
                        "worst_case", Json.ordered("seconds", seconds(promise.most()), "parts", parts(promise))));
        json.put("findings", report.findings());
        json.put("end", report.end());
        report.remedy().ifPresent(command -> json.put("remedy", command));
        json.put(
                "happenings",
                report.happenings().stream().map(DrillJson::happening).toList());
        json.put(
                "lanes", report.lanes().stream().map(lane -> lane(report, lane)).toList());
        return json;
    }

    private static void putFigures(Map<String, Object> json, DrillReport report) {
        var figures = report.figures();
        put(json, "write_gap", figures.writeGap());
        put(json, "write_gap_after_undo", figures.laterGap());
        put(json, "read_gap", figures.readGap());
        json.put("rows_acknowledged", figures.acknowledged());
        json.put("rows_lost", figures.lost().size());
        json.put("rows_lost_numbers", figures.lost().stream().limit(1000).toList());
        json.put("rows_unanswered", figures.unknown().rows());
        json.put("rows_unanswered_there", figures.unknown().there());
        put(json, "others_follow_after", figures.redundantAfter());
        put(json, "all_follow_after", figures.wholeAfter());
        put(json, "backups_stream_after", figures.backupsAfter());
        json.put("two_primaries", figures.twoPrimaries().isPresent());
        figures.twoPrimaries().ifPresent(two -> json.put("two_primaries_details", two(two)));
    }

    private static void put(Map<String, Object> json, String name, Optional<Duration> time) {
        time.ifPresent(duration -> json.put(name, seconds(duration)));
    }

    private static Map<String, Object> two(TwoPrimaries two) {
        return Json.ordered(
                "former", two.former(),
                "latter", two.latter(),
                "from", two.from().toString(),
                "to", two.to().toString(),
                "rows_on_former", two.writes());
    }

    private static List<Map<String, Object>> parts(Promise promise) {
        return promise.parts().stream()
                .<Map<String, Object>>map(part -> Json.ordered("name", part.name(), "seconds", seconds(part.most())))
                .toList();
    }

    private static Map<String, Object> happening(Happening happening) {
        return Json.ordered(
                "at", happening.at().toString(),
                "instance", happening.where(),
                "what", happening.what());
    }

    private static Map<String, Object> lane(DrillReport report, Lane lane) {
        return Json.ordered(
                "name",
                lane.name(),
                "spans",
                lane.spans().stream()
                        .map(span -> Json.ordered(
                                "from", seconds(Duration.between(report.faultAt(), span.from())),
                                "to", seconds(Duration.between(report.faultAt(), span.to())),
                                "state", span.state().words(),
                                "label", span.label()))
                        .toList());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
