package dev.howdah.operation.check;

import dev.howdah.topology.CheckResult;
import java.time.Duration;
import java.util.List;

/// What a check says of one place.
///
/// @param what one sentence: what was found
/// @param evidence lines that show it; without secrets
record Verdict(boolean ok, String what, List<String> evidence) {

    Verdict {
        evidence = List.copyOf(evidence);
    }

    static Verdict good(String what) {
        return new Verdict(true, what, List.of());
    }

    static Verdict bad(String what) {
        return new Verdict(false, what, List.of());
    }

    static Verdict bad(String what, List<String> evidence) {
        return new Verdict(false, what, evidence);
    }

    /// Good where there are no faults; a single fault is told as it is, several become the evidence.
    static Verdict of(List<String> faults, String good, String bad) {
        return switch (faults.size()) {
            case 0 -> good(good);
            case 1 -> bad(faults.getFirst());
            default -> bad(bad, faults);
        };
    }

    CheckResult of(String check, String instance) {
        return of(check, instance, Duration.ZERO);
    }

    CheckResult of(String check, String instance, Duration took) {
        return new CheckResult(check, instance, ok, what, evidence, took.toMillis() / 1000.0);
    }
}
