package dev.howdah.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Collects the argument lists of all processes of this machine, those in containers too, again and again: what any
/// user of the machine could see.
final class CommandLines implements AutoCloseable {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::watch);
    private volatile boolean ended;

    CommandLines() {
        thread.start();
    }

    Set<String> seen() {
        return Set.copyOf(seen);
    }

    private void watch() {
        while (!ended) {
            look();
            Await.pause(5);
        }
    }

    private void look() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                note(process.resolve("cmdline"));
            }
        } catch (IOException _) {
            // /proc is always there; the next look sees it
        }
    }

    private void note(Path file) {
        try {
            var line = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
            if (!line.isBlank()) {
                seen.add(line);
            }
        } catch (IOException _) {
            // the process has ended meanwhile
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
