package dev.howdah.report;

import dev.howdah.engine.Event;
import dev.howdah.engine.Listener;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;

/// Shows a run while it happens, live or as lines, and sums it up in the end.
public final class Progress implements Listener, AutoCloseable {

    private final RunProgress gathered = new RunProgress();
    private final Listener shown;
    private final AutoCloseable ending;
    private final Ink ink;

    private Progress(Listener shown, AutoCloseable ending, Ink ink) {
        this.shown = shown;
        this.ending = ending;
        this.ink = ink;
    }

    /// For terminals.
    public static Progress live(InstantSource clock, Ink ink) {
        var live = LiveProgress.onTerminal(clock, ink);
        return new Progress(live, live, ink);
    }

    /// For logs and pipes.
    public static Progress plain(PrintWriter out, ZoneId zone) {
        return new Progress(new PlainProgress(out, zone), () -> {}, Ink.PLAIN);
    }

    @Override
    public void on(Event event) {
        gathered.on(event);
        shown.on(event);
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
        try {
            ending.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
