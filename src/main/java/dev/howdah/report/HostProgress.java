package dev.howdah.report;

import dev.howdah.engine.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How far one host is in a run.
///
/// @param done steps that ended, whether well or not
/// @param step name of the step at hand; empty before the first and after the last one
/// @param awaited milestones that the step waits for; empty where it works
/// @param since when the step began to wait or to work
/// @param bad how the first step that did not go well ended
record HostProgress(
        String instance, int done, int total, String step, List<String> awaited, Instant since, Optional<Outcome> bad) {

    static HostProgress start(String instance, int total, Instant now) {
        return new HostProgress(instance, 0, total, "", List.of(), now, Optional.empty());
    }

    HostProgress working(String name, Instant now) {
        return new HostProgress(instance, done, total, name, List.of(), now, bad);
    }

    HostProgress waiting(String name, List<String> milestones, Instant now) {
        return new HostProgress(instance, done, total, name, List.copyOf(milestones), now, bad);
    }

    HostProgress ended(Outcome outcome, Instant now) {
        var worst = bad.isPresent() || outcome.isGood() ? bad : Optional.of(outcome);
        return new HostProgress(instance, done + 1, Math.max(total, done + 1), "", List.of(), now, worst);
    }

    boolean isOver() {
        return done >= total;
    }
}
