package dev.howdah.operation.drill;

import dev.howdah.problem.Problem;
import dev.howdah.topology.drill.DrillReport;
import java.util.List;

/// How drills ended.
///
/// @param problems why there were fewer than asked for
/// @param stopped whether the user stopped them
public record DrillResult(List<DrillReport> reports, List<Problem> problems, boolean stopped) {

    public DrillResult {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
    }

    public boolean isGood() {
        return problems.isEmpty() && reports.stream().allMatch(DrillReport::isGood);
    }
}
