package dev.howdah.cli;

import dev.howdah.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.Objects;

/// Where the stack trace of a fault in the tool goes: a file, never the screen.
final class FaultFile {

    private FaultFile() {}

    /// Writes the trace and says in one sentence what happened.
    static Problem write(Throwable fault) {
        var name = fault.getClass().getSimpleName();
        var message = Objects.requireNonNullElse(fault.getMessage(), "");
        var sentence =
                message.lines().findFirst().map(line -> name + ": " + line).orElse(name);
        var problem = Problem.here("a fault in howdah itself: " + sentence);
        try {
            var file = Files.createTempFile("howdah-fault-", ".txt"); // readable by its owner only
            var trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            Files.writeString(file, Version.line() + ", Java " + Runtime.version() + "\n" + trace);
            return problem.withRemedy("the details are in " + file + "; please report them");
        } catch (IOException e) {
            return problem.withRemedy("the details could not be written to a file: " + e.getMessage());
        }
    }
}
