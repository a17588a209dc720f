package dev.howdah.report;

import dev.howdah.topology.CheckResult;
import java.util.List;

/// Checks of a running cluster as JSON.
public final class CheckJson {

    private CheckJson() {}

    public static String of(String cluster, List<CheckResult> results) {
        return Json.pretty(Json.ordered(
                "cluster",
                cluster,
                "ok",
                results.stream().allMatch(CheckResult::ok),
                "checks",
                results.stream()
                        .map(result -> Json.ordered(
                                "name", result.name(),
                                "instance", result.instance(),
                                "ok", result.ok(),
                                "what", result.what(),
                                "evidence", result.evidence(),
                                "seconds", result.seconds()))
                        .toList()));
    }
}
