package dev.howdah.report;

import dev.howdah.engine.Event;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A run as timestamped lines, for logs and pipes. Steps that changed nothing are not worth a line.
public final class PlainProgress implements Listener {

    private final PrintWriter out;
    private final DateTimeFormatter clock;

    public PlainProgress(PrintWriter out, ZoneId zone) {
        this.out = out;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    @Override
    public synchronized void on(Event event) {
        switch (event) {
            case Event.RunStarted(var at, var run, var verb, var steps) ->
                line(at, verb + ": run " + run + " on " + Units.count(steps.size(), "host", "hosts"));
            case Event.StepWaiting(var at, var instance, var step, var milestones) ->
                line(at, instance + "  " + step + ": waits for " + String.join(", ", milestones));
            case Event.StepStarted _ -> {}
            case Event.EditDone(var at, var instance, var step, var address, var verb, var _) ->
                line(at, instance + "  " + step + ": " + verb.sign() + " " + address);
            case Event.StepEnded(var at, var instance, var step, var outcome, var took) -> {
                var words = words(outcome);
                if (!words.isEmpty()) {
                    line(at, instance + "  " + step + ": " + words + " (" + Units.seconds(took) + ")");
                }
            }
            case Event.Noted(var at, var instance, var what) ->
                line(at, instance.isEmpty() ? what : instance + "  note: " + what);
            case Event.RunEnded(var at, var good, var took) ->
                line(at, (good ? "run ended well" : "run ended with failures") + " after " + Units.seconds(took));
        }
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var edits) -> "done, " + Units.count(edits, "change", "changes");
            case Outcome.Unchanged() -> "";
            case Outcome.Skipped(var because) -> "skipped, because " + because;
            case Outcome.Failed(var problem) -> "FAILED: " + problem.what();
        };
    }

    private void line(Instant at, String text) {
        out.println(clock.format(at) + " " + text);
        out.flush();
    }
}
