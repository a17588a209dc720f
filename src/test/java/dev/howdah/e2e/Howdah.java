package dev.howdah.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tool as people start it: a process of its own with a command line.
///
/// It runs the classes under test, in a JVM with the launcher's options; the launcher itself would build again.
final class Howdah {

    static final Duration LONG = Duration.ofMinutes(15);

    private Howdah() {}

    static Ran run(String... arguments) {
        return start(arguments).end(LONG);
    }

    static Running start(String... arguments) {
        return startIn(Path.of("").toAbsolutePath(), Map.of(), arguments);
    }

    static Running startIn(Path directory, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of("env", "--default-signal=INT")); // our parent may ignore Ctrl-C
        command.addAll(java());
        command.addAll(List.of(arguments));
        var variables = new HashMap<>(environment);
        variables.put("CLASSPATH", classPath()); // a class path of thousands of characters hides the rest
        return Running.start(command, directory, variables);
    }

    /// The same as a script, for command lines that people type.
    static String asScript() {
        return "#!/bin/sh\nCLASSPATH='" + classPath() + "' exec " + String.join(" ", java()) + " \"$@\"\n";
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "dev.howdah.cli.Main");
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }
}
