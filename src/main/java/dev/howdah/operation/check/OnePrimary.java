package dev.howdah.operation.check;

import dev.howdah.topology.CheckResult;
import java.util.List;

/// Exactly one instance takes writes.
record OnePrimary() implements Check {

    @Override
    public String name() {
        return "one-primary";
    }

    @Override
    public List<CheckResult> results(Seen seen) {
        var primaries = seen.topology().primaries();
        var verdict = switch (primaries.size()) {
            case 0 -> Verdict.bad("no instance runs as primary");
            case 1 -> Verdict.good(primaries.getFirst() + " is the primary");
            default -> Verdict.bad("split brain: " + String.join(" and ", primaries) + " are both primary");
        };
        return List.of(verdict.of(name(), ""));
    }
}
