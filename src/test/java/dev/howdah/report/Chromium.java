package dev.howdah.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The distribution's Chromium without a screen, with a profile of its own.
///
/// @param profile directory that may be written to
record Chromium(Path profile) {

    private static final int LIMIT_SECONDS = 60;

    /// The page's document after it was loaded and its scripts have run.
    String document(Path page) {
        return run(page, "--dump-dom");
    }

    /// What the page looks like.
    void screenshot(Path page, Path picture, int width, int height) {
        run(page, "--hide-scrollbars", "--window-size=" + width + "," + height, "--screenshot=" + picture);
    }

    /// Messages of the page's console, which are errors of scripts and what was refused to be loaded.
    List<String> console(Path page) {
        run(page, "--dump-dom", "--enable-logging=stderr");
        return read(profile.resolve("errors"))
                .lines()
                .filter(line -> line.contains(":CONSOLE"))
                .toList();
    }

    private String run(Path page, String... options) {
        var command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile.resolve("profile")));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        var out = profile.resolve("out");
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(profile.resolve("errors").toFile())
                    .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Chromium does not end");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("Chromium: " + read(profile.resolve("errors")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("is the distribution's package chromium installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return read(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
