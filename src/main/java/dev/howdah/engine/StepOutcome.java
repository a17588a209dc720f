package dev.howdah.engine;

import java.time.Duration;

/// How one step of a run ended.
public record StepOutcome(String step, Outcome outcome, Duration took) {}
