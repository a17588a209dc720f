package dev.howdah.report;

import dev.howdah.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The live picture of a run: one line per host with its current step, what it waits for, how long, and how far.
final class LiveLines {

    private LiveLines() {}

    /// @param width columns of the terminal; no line is longer
    static List<String> of(RunProgress progress, Instant now, int width, Ink ink) {
        var hosts = progress.hosts();
        int names =
                hosts.stream().mapToInt(host -> host.instance().length()).max().orElse(0);
        var lines = new ArrayList<String>();
        hosts.forEach(host -> lines.add(line(host, now, names, width, ink)));
        return lines;
    }

    private static String line(HostProgress host, Instant now, int names, int width, Ink ink) {
        var head = " " + Units.pad(host.instance(), names) + " %3d/%-3d ".formatted(host.done(), host.total());
        var time = host.isOver() ? "" : "  " + Units.seconds(Duration.between(host.since(), now));
        int room = Math.max(0, width - 1 - head.length() - time.length());
        var what = cut(state(host), room);
        return head + paint(host, what, ink) + ink.faint(time);
    }

    private static String state(HostProgress host) {
        if (host.bad().isPresent() && (host.isOver() || host.step().isEmpty())) {
            return switch (host.bad().get()) {
                case Outcome.Failed(var problem) -> "failed: " + problem.what();
                case Outcome.Skipped(var because) -> "skipped, because " + because;
                case Outcome.Done _, Outcome.Unchanged _ -> "done";
            };
        }
        if (host.isOver()) {
            return "done";
        }
        if (!host.awaited().isEmpty()) {
            return host.step() + ": waits for " + String.join(", ", host.awaited());
        }
        return host.step().isEmpty() ? "..." : host.step();
    }

    private static String paint(HostProgress host, String what, Ink ink) {
        if (host.bad().isPresent()) {
            return host.bad().get() instanceof Outcome.Failed ? ink.red(what) : ink.yellow(what);
        }
        if (host.isOver()) {
            return ink.green(what);
        }
        return host.awaited().isEmpty() ? what : ink.faint(what);
    }

    private static String cut(String text, int room) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= room ? line : line.substring(0, Math.max(0, room - 1)) + "…";
    }
}
