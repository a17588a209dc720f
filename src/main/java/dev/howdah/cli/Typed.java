package dev.howdah.cli;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What the user types while a command runs.
final class Typed {

    private Typed() {}

    /// One line of standard input; empty at its end.
    static String line(Streams streams) {
        try {
            var line = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A password: asked for twice without echo on a terminal, else the first line of standard input.
    static Secret password(Streams streams, String user) {
        if (!streams.terminal()) {
            return checked(line(streams));
        }
        var console = Objects.requireNonNull(System.console());
        var first = console.readPassword("Password of %s: ", user);
        var second = console.readPassword("Once more: ");
        if (first == null || second == null || !new String(first).equals(new String(second))) {
            throw ProblemException.wrongInput(Problem.here("the two passwords differ; nothing was stored"));
        }
        return checked(new String(first));
    }

    private static Secret checked(String password) {
        if (password.isEmpty()) {
            throw ProblemException.wrongInput(Problem.here("the password is empty; nothing was stored")
                    .withRemedy("type one, or let --random make one"));
        }
        return Secret.of(password);
    }
}
