package dev.howdah.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that runs. Its output goes to files, so that nobody has to read it for the program to go on.
final class Running {

    private final List<String> command;
    private final Process process;
    private final Path out;
    private final Path err;

    private Running(List<String> command, Process process, Path out, Path err) {
        this.command = command;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Running start(List<String> command, Path directory, Map<String, String> environment) {
        try {
            var out = Files.createTempFile("howdah-e2e-", ".out");
            var err = Files.createTempFile("howdah-e2e-", ".err");
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new Running(command, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL: the program cannot do anything about it.
    void kill() {
        process.destroyForcibly();
    }

    /// Ctrl-C.
    void interrupt() {
        start(List.of("kill", "-INT", Long.toString(pid())), Path.of("/"), Map.of())
                .end(Duration.ofSeconds(20))
                .succeeds();
    }

    String outSoFar() {
        return read(out);
    }

    /// Waits for the end; a program that does not end within the limit is killed, and that is a failure.
    Ran end(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            var ran = new Ran(command, process.exitValue(), read(out), read(err));
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
            if (!ended) {
                throw new AssertionError(
                        "did not end within " + limit.toSeconds() + " s: " + String.join(" ", command) + ran.all());
            }
            return ran;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
