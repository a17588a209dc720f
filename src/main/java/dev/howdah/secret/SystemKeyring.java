package dev.howdah.secret;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The desktop's keyring (Secret Service), through libsecret's `secret-tool`. Secrets go to it over standard input and
/// come from it over standard output, never as arguments. Attributes are those that Python's keyring uses, so that TPA
/// finds what we put there, and we what it put there.
final class SystemKeyring {

    /// There is no keyring on this machine, or it is locked and nobody is there to open it.
    static final class Unavailable extends Exception {
        private final String why;

        Unavailable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    private static final int SECONDS = 60; // a desktop may ask its user to unlock the keyring

    private final String program;

    /// @param program the command, `secret-tool` or a path to it
    SystemKeyring(String program) {
        this.program = program;
    }

    Optional<Secret> find(String service, String user) throws Unavailable {
        var ran = run("", List.of("lookup", "service", service, "username", user));
        if (ran.status() == 0 && !ran.output().isEmpty()) {
            return Optional.of(Secret.of(ran.output().strip()));
        }
        if (!ran.complaint().isEmpty()) {
            throw new Unavailable(ran.complaint());
        }
        return Optional.empty();
    }

    void store(String service, String user, Secret password) throws Unavailable {
        var ran = run(
                password.reveal(),
                List.of(
                        "store",
                        "--label=Password for '" + user + "' on '" + service + "'",
                        "service",
                        service,
                        "username",
                        user,
                        "application",
                        "Python keyring library"));
        if (ran.status() != 0) {
            throw new Unavailable(ran.complaint().isEmpty() ? program + " failed" : ran.complaint());
        }
    }

    private record Ran(int status, String output, String complaint) {}

    private Ran run(String input, List<String> arguments) throws Unavailable {
        var command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                throw new Unavailable("the keyring did not answer in " + SECONDS + " seconds");
            }
            return new Ran(process.exitValue(), text(process.inputReader()), text(process.errorReader()));
        } catch (IOException _) {
            throw new Unavailable(program + " is not installed (package libsecret-tools)");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw ProblemException.wrongInput(Problem.here("interrupted while the keyring was asked"));
        }
    }

    private static String text(BufferedReader reader) {
        return String.join("\n", reader.lines().toList());
    }
}
