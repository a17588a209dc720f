package dev.howdah.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

/// Something that happened in a run, as the journal and the display get told.
public sealed interface Event {

    Instant at();

    /// @param steps number of steps by instance, in the order of the cluster
    record RunStarted(Instant at, String run, String verb, SequencedMap<String, Integer> steps) implements Event {}

    record StepWaiting(Instant at, String instance, String step, List<String> milestones) implements Event {}

    record StepStarted(Instant at, String instance, String step) implements Event {}

    /// @param lines the difference, without secrets
    record EditDone(Instant at, String instance, String step, String address, Verb verb, List<String> lines)
            implements Event {}

    record StepEnded(Instant at, String instance, String step, Outcome outcome, Duration took) implements Event {}

    /// Something that people should know and that is no failure, such as a stale lock that was removed.
    record Noted(Instant at, String instance, String what) implements Event {}

    record RunEnded(Instant at, boolean good, Duration took) implements Event {}
}
