package dev.howdah.engine;

import dev.howdah.problem.Problem;

/// How a step ended on one instance.
public sealed interface Outcome {

    /// @param edits how many resources were changed
    record Done(int edits) implements Outcome {}

    record Unchanged() implements Outcome {}

    record Failed(Problem problem) implements Outcome {}

    record Skipped(String because) implements Outcome {}

    default boolean isGood() {
        return switch (this) {
            case Done _, Unchanged _ -> true;
            case Failed _, Skipped _ -> false;
        };
    }
}
