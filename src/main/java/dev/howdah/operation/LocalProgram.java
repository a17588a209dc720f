package dev.howdah.operation;

import dev.howdah.component.UserProgram;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program of the user's on this machine, in the cluster's directory.
record LocalProgram(UserProgram program, Path directory, Map<String, String> environment) {

    ProcessBuilder process(List<String> words) {
        var line = new ArrayList<String>();
        if (program.shell()) {
            line.add("sh");
        }
        line.add(program.file().toString());
        line.addAll(words);
        var process = new ProcessBuilder(line)
                .directory(directory.toAbsolutePath().normalize().toFile());
        process.environment().putAll(environment);
        return process;
    }

    /// With this terminal as its own.
    int run(List<String> words) throws InterruptedException {
        return start(process(words).inheritIO()).waitFor();
    }

    Process start(ProcessBuilder process) {
        try {
            return process.start();
        } catch (IOException e) {
            throw ProblemException.wrongInput(Problem.inFile(
                            program.file().toString(), 0, program.shown() + " cannot be started: " + e.getMessage())
                    .withRemedy("its first line names the program that runs it, such as #!/bin/sh"));
        }
    }
}
