package dev.howdah.engine;

import dev.howdah.host.Connection;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Scripts in a real shell on this machine, with a directory of the test in place of /run.
record LocalShell(Path run) implements Connection {

    @Override
    public Result run(Script script) {
        try {
            var process = new ProcessBuilder("sh").start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(script.text().replace("/run/howdah", run + "/howdah"));
            }
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // each script has its own process
    }
}
