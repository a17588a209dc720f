package dev.howdah.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Docker's own command line, for looking at containers and for breaking them.
final class Docker {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Docker() {}

    static Ran run(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Running.start(command, Path.of("/"), Map.of()).end(LIMIT);
    }

    /// What a line of shell in a container prints; it must go well.
    static String sh(String container, String script) {
        return run("exec", container, "sh", "-c", script).succeeds().out();
    }

    /// What a line of shell does in a container, run by one of its accounts.
    static Ran as(String user, String container, String script) {
        return run("exec", "-u", user, container, "sh", "-c", script);
    }

    /// The name of the one network that a container is in.
    static String network(String container) {
        return run("inspect", "-f", "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}}{{end}}", container)
                .succeeds()
                .out()
                .strip();
    }

    /// Removes containers and networks that a test made, known by their label, whatever state they are in.
    static void removeAll(Path directory) {
        var label = "label=dev.howdah.directory=" + directory;
        lines("ps", "-aq", "--filter", label).forEach(id -> run("rm", "-f", "-v", id));
        lines("network", "ls", "-q", "--filter", label).forEach(id -> run("network", "rm", id));
    }

    /// Starts those of a test's containers that stand still.
    static void startAll(Path directory) {
        lines("ps", "-aq", "--filter", "label=dev.howdah.directory=" + directory, "--filter", "status=exited")
                .forEach(id -> run("start", id));
    }

    /// Removes a test's directory, whatever is in it.
    static void removeFiles(Path directory) {
        Running.start(List.of("rm", "-rf", directory.toString()), Path.of("/"), Map.of())
                .end(LIMIT);
    }

    static List<String> lines(String... arguments) {
        return run(arguments)
                .succeeds()
                .out()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
