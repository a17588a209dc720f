package dev.howdah.operation;

import dev.howdah.engine.Outcome;
import dev.howdah.engine.StepOutcome;
import dev.howdah.problem.Problem;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// How a deploy ended.
///
/// @param outcomes how each step ended, by instance
/// @param journal file that holds the run's events
/// @param warnings what looks odd in config.yml or in the cluster
/// @param stopped whether the user stopped it
public record DeployReport(
        SequencedMap<String, List<StepOutcome>> outcomes, Path journal, List<Problem> warnings, boolean stopped) {

    public DeployReport {
        outcomes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outcomes));
        warnings = List.copyOf(warnings);
    }

    /// Whether every step ended well.
    public boolean isGood() {
        return outcomes.values().stream()
                .flatMap(List::stream)
                .allMatch(step -> step.outcome().isGood());
    }

    public List<Problem> failures() {
        return outcomes.values().stream()
                .flatMap(List::stream)
                .map(StepOutcome::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).problem())
                .toList();
    }
}
