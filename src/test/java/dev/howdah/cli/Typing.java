package dev.howdah.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;

/// A command line as somebody types it, with what it prints.
final class Typing {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Streams streams;

    Typing() {
        this("", false);
    }

    /// @param input what comes over standard input
    Typing(String input, boolean terminal) {
        streams = new Streams(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                terminal,
                Map.of("NO_COLOR", "1"));
    }

    Streams streams() {
        return streams;
    }

    /// Runs the real verbs.
    int all(String... words) {
        return new Application(streams, new Wiring(streams)).run(words);
    }

    /// Runs one command, whatever the verb.
    int one(Callable<Integer> command, String... words) {
        return new Application(streams, _ -> command).run(words);
    }

    String out() {
        streams.out().flush();
        return out.toString();
    }

    String err() {
        streams.err().flush();
        return err.toString();
    }
}
