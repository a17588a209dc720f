package dev.howdah.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the build runs once, so that the JVM writes down which classes the commands load: they then start from its
/// cache in a fraction of the time. Nothing is created but a cluster directory; nothing is printed. The Docker engine
/// that it asks is one that only plays (tools/TrainingEngine.java).
final class Training {

    private Training() {}

    /// @param arguments `light` for the verbs that touch no host or `full` for all, and a directory that does not
    ///     exist yet
    public static void main(String[] arguments) {
        var cluster = Path.of(arguments[1]).toString();
        run("help");
        run(
                "configure",
                cluster,
                "--architecture",
                "M1",
                "--postgresql",
                "15",
                "--enable-repmgr",
                "--platform",
                "docker",
                "--os-version",
                "12");
        if (arguments[0].equals("light")) {
            return;
        }
        for (var verb : List.of("info", "plan", "status", "list-containers", "ping", "test", "nonsense")) {
            run(verb, cluster);
        }
        run("plan", cluster, "--format", "json");
        run("deploy", cluster, "--plain");
    }

    /// A failure, such as that no Docker engine answers, has its classes too.
    private static void run(String... arguments) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var streams = new Streams(nowhere, nowhere, InputStream.nullInputStream(), false, Map.of());
        new Application(streams, new Wiring(streams)).run(arguments);
    }
}
