package dev.howdah.report;

import dev.howdah.engine.Event;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/// A run on a terminal: a block of live lines, drawn again several times a second and after each event that matters.
public final class LiveProgress implements Listener, AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(200);

    private final RunProgress progress = new RunProgress();
    private final Terminal terminal;
    private final Display display;
    private final InstantSource clock;
    private final Ink ink;
    private final Ticker ticker;
    private boolean closed;

    private LiveProgress(Terminal terminal, InstantSource clock, Ink ink) {
        this.terminal = terminal;
        this.display = new Display(terminal, false);
        this.clock = clock;
        this.ink = ink;
        this.ticker = Ticker.every(PERIOD, this::draw);
    }

    /// Takes the terminal that the tool was started on.
    public static LiveProgress onTerminal(InstantSource clock, Ink ink) {
        try {
            return new LiveProgress(
                    TerminalBuilder.builder().system(true).dumb(true).build(), clock, ink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void on(Event event) {
        progress.on(event);
        if (event instanceof Event.Noted(var _, var instance, var what)) {
            say(" " + (instance.isEmpty() ? what : instance + "  note: " + what));
        }
    }

    private synchronized void draw() {
        if (closed || progress.hosts().isEmpty()) {
            return;
        }
        resize();
        update(LiveLines.of(progress, clock.instant(), width(), ink));
    }

    /// Prints a line that stays, above the live ones.
    synchronized void say(String line) {
        if (closed) {
            return;
        }
        update(List.of());
        terminal.writer().println(line);
        terminal.flush();
    }

    private void resize() {
        display.resize(Size.of(width(), height()));
    }

    private int width() {
        return terminal.getColumns() <= 0 ? 80 : terminal.getColumns();
    }

    private int height() {
        return terminal.getRows() <= 0 ? 24 : terminal.getRows();
    }

    private void update(List<String> lines) {
        display.update(
                lines.stream()
                        .limit(Math.max(1, height() - 1))
                        .map(AttributedString::fromAnsi)
                        .toList(),
                0);
    }

    /// Ends the picture; the last state of every host stays on the screen.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        update(List.of());
        closed = true;
        ticker.close();
        try {
            LiveLines.of(progress, clock.instant(), width(), ink).forEach(terminal.writer()::println);
            terminal.flush();
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
