package dev.howdah.component.repmgr;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Functions of the fence's script, to be run by themselves.
final class FenceParts {

    private static final String TEXT = Fencing.FENCE_TEXT.filled(Stream.of(
                    "heading",
                    "functions",
                    "records",
                    "data",
                    "user",
                    "home",
                    "binaries",
                    "conf",
                    "psql",
                    "local",
                    "roles",
                    "failover_takes",
                    "take_over",
                    "rejoin",
                    "come_back")
            .collect(Collectors.toMap(name -> name, _ -> "")));

    private FenceParts() {}

    /// From one line of it up to before another one.
    static String between(String first, String end) {
        return TEXT.substring(TEXT.indexOf(first), TEXT.indexOf(end));
    }

    /// What a script prints.
    static String printed(String script) throws Exception {
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
