package dev.howdah.operation;

import dev.howdah.component.ProgramDirectory;
import dev.howdah.component.UserProgram;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which of the user's own tests run, and why others do not.
record OwnTests(List<UserProgram> chosen, List<Problem> warnings) {

    static OwnTests of(Path directory, TestOptions options) {
        var found = ProgramDirectory.read(directory, "tests");
        var warnings = new ArrayList<>(found.warnings());
        if (options.name().isPresent()) {
            return new OwnTests(List.of(named(found, options.name().get(), options.destructive())), List.of());
        }
        var chosen = new ArrayList<UserProgram>();
        for (var program : found.programs()) {
            if (program.head().destructive() && !options.destructive()) {
                warnings.add(destructive(program));
            } else {
                chosen.add(program);
            }
        }
        return new OwnTests(List.copyOf(chosen), List.copyOf(warnings));
    }

    private static UserProgram named(ProgramDirectory found, String name, boolean allowed) {
        var program = found.find(name)
                .orElseThrow(() -> ProblemException.wrongInput(Problem.inOption(
                                "NAME", "there is no test '" + name + "' in tests/ of the cluster's directory")
                        .withRemedy(DidYouMean.hint(
                                name,
                                found.programs().stream().map(UserProgram::name).toList()))));
        if (program.head().destructive() && !allowed) {
            throw ProblemException.wrongInput(destructive(program));
        }
        return program;
    }

    private static Problem destructive(UserProgram program) {
        return Problem.inFile(program.file().toString(), 0, program.shown() + " is not run: it says it is destructive")
                .withRemedy("say --destroy-this-cluster where nobody needs the cluster any more");
    }
}
