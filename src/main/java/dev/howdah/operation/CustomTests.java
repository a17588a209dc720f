package dev.howdah.operation;

import dev.howdah.component.ProgramEnvironment;
import dev.howdah.component.UserProgram;
import dev.howdah.host.Connections;
import dev.howdah.operation.check.Seen;
import dev.howdah.topology.CheckResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The user's own tests as checks: the exit status is the verdict, what they print is the evidence.
record CustomTests(Path directory, Connections connections, Seen seen) {

    private static final int EVIDENCE = 30;
    private static final InstantSource CLOCK = InstantSource.system();

    List<CheckResult> results(List<UserProgram> programs) {
        var results = new ArrayList<CheckResult>();
        for (var program : programs) {
            if (program.head().on().isEmpty()) {
                results.add(here(program));
            } else {
                var run = new RunProgram(program, environment(), connections);
                run.onHosts(Targets.of(seen.cluster(), program.head().on()), List.of(), _ -> {})
                        .forEach(answer -> results.add(result(program, answer)));
            }
        }
        return results;
    }

    private ProgramEnvironment environment() {
        return new ProgramEnvironment(seen.cluster(), seen.topology());
    }

    private static CheckResult result(UserProgram program, HostAnswer answer) {
        return switch (answer) {
            case HostAnswer.Silent(var host, var why) ->
                new CheckResult(program.shown(), host, false, "the host does not answer: " + why, List.of(), 0);
            case HostAnswer.Answered(var host, var result, var took) ->
                verdict(program, host, result.exitStatus(), result.out() + result.err(), took);
        };
    }

    /// What it prints goes into a file, so that one that leaves children behind holds nobody up.
    private CheckResult here(UserProgram program) {
        var start = CLOCK.instant();
        try {
            var output = Files.createTempFile("howdah-test", ".out");
            try {
                var local = new LocalProgram(program, directory, environment().here(directory));
                var process = local.start(local.process(List.of())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile()));
                boolean ended = process.waitFor(program.head().limit().toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
                var text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
                var took = Duration.between(start, CLOCK.instant());
                return ended
                        ? verdict(program, "", process.exitValue(), text, took)
                        : new CheckResult(
                                program.shown(),
                                "",
                                false,
                                "it did not end in " + program.head().limit().toSeconds() + " s",
                                last(text),
                                took.toMillis() / 1000.0);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CheckResult(program.shown(), "", false, "stopped before it ended", List.of(), 0);
        }
    }

    private static CheckResult verdict(UserProgram program, String host, int status, String text, Duration took) {
        var lines = last(text);
        var what = status == 0
                ? (lines.isEmpty() ? "it ended well" : lines.getLast())
                : "it ended with exit status " + status;
        return new CheckResult(program.shown(), host, status == 0, what, lines, took.toMillis() / 1000.0);
    }

    private static List<String> last(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - EVIDENCE), lines.size());
    }
}
