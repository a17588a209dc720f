package dev.howdah.operation.switchover;

import dev.howdah.problem.Problem;
import java.util.List;
import java.util.Optional;

/// How a planned change of the primary ended.
///
/// @param primary who takes writes; empty where it is not known that anybody does
/// @param moved whether that is the one that was to become primary
/// @param problems what went wrong, each with what to do
public record Ending(Optional<String> primary, boolean moved, List<Problem> problems) {

    public Ending {
        problems = List.copyOf(problems);
    }

    public boolean isGood() {
        return moved && problems.isEmpty();
    }
}
