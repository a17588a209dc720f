package dev.howdah.cli;

import dev.howdah.operation.switchover.Ending;
import dev.howdah.problem.Category;
import java.util.List;

/// What is said before and after the primary changes.
final class EndingText {

    private EndingText() {}

    /// Prints what is going to be done, numbered.
    static void steps(Streams streams, List<String> lines) {
        var text = new StringBuilder();
        for (int number = 1; number <= lines.size(); number++) {
            text.append(lines.size() == 1 ? "" : "%2d. ".formatted(number))
                    .append(lines.get(number - 1))
                    .append('\n');
        }
        streams.print(text.toString());
    }

    /// Prints how it ended.
    ///
    /// @return the exit code
    static int told(Streams streams, Ending ending) {
        ending.primary().ifPresent(name -> streams.print(name + " is the primary.\n"));
        if (ending.isGood()) {
            return 0;
        }
        streams.printErrors(ending.problems());
        return Category.STEP_FAILED.exitCode();
    }
}
