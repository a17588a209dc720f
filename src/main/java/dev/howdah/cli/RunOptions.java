package dev.howdah.cli;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// Options of commands that plan or carry out a plan.
final class RunOptions {

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "64",
            description = "Work on at most N hosts at once (default: ${DEFAULT-VALUE}).")
    private int parallel = 64;

    @Option(
            names = "--reclone",
            paramLabel = "NAME",
            description = "Clone this instance anew from its upstream; its old data is kept aside. May be repeated.")
    private List<String> reclone = List.of();

    @Option(
            names = "--run-hooks",
            paramLabel = "STAGE",
            description = "Run the hook of this stage (or all) again, though it has run and has not changed. "
                    + "May be repeated.")
    private List<String> hooks = List.of();

    int parallel() {
        if (parallel < 1) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--parallel", "at least one host at once is needed, not " + parallel));
        }
        return parallel;
    }

    /// Stages whose hooks run again.
    Set<String> hooks() {
        return Set.copyOf(hooks);
    }

    Set<String> reclone() {
        return Set.copyOf(reclone);
    }
}
