package dev.howdah.report;

import dev.howdah.engine.Event;
import dev.howdah.engine.Listener;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;

/// Shows a run while it happens, live or as lines, and sums it up in the end.
public final class Progress implements Listener, AutoCloseable {

    private final RunProgress gathered = new RunProgress();
    private final Listener shown;
    private final Consumer<String> saying;
    private final Runnable ending;
    private final Ink ink;

    private Progress(Listener shown, Consumer<String> saying, Runnable ending, Ink ink) {
        this.shown = shown;
        this.saying = saying;
        this.ending = ending;
        this.ink = ink;
    }

    /// For terminals.
    public static Progress live(InstantSource clock, Ink ink) {
        var live = LiveProgress.onTerminal(clock, ink);
        return new Progress(live, live::say, live::close, ink);
    }

    /// For logs and pipes.
    public static Progress plain(PrintWriter out, ZoneId zone) {
        Consumer<String> saying = line -> {
            out.println(line);
            out.flush();
        };
        return new Progress(new PlainProgress(out, zone), saying, () -> {}, Ink.PLAIN);
    }

    @Override
    public void on(Event event) {
        gathered.on(event);
        shown.on(event);
    }

    /// Prints a line that stays.
    public void say(String line) {
        saying.accept(line);
    }

    /// The summary for the end of the run.
    public String summary() {
        return RunSummary.of(gathered, ink);
    }

    @Override
    public void close() {
        end();
    }

    /// Ends the live picture, where there is one; what is printed next stands below it.
    public void end() {
        ending.run();
    }
}
