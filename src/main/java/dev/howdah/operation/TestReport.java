package dev.howdah.operation;

import dev.howdah.problem.Problem;
import dev.howdah.topology.CheckResult;
import java.util.List;

/// What a verification found.
///
/// @param warnings the user's own tests that did not run, and why
public record TestReport(List<CheckResult> results, List<Problem> warnings) {

    public TestReport {
        results = List.copyOf(results);
        warnings = List.copyOf(warnings);
    }
}
