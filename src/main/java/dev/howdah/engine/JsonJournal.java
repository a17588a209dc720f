package dev.howdah.engine;

import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes what happens in a run, one JSON object a line, into `.howdah/runs/<run id>.jsonl` of the cluster directory.
///
/// Every line is handed to the operating system before the event's sender goes on, so that the journal of a tool that
/// was killed is complete. Events hold no secrets. A journal that cannot be written any more (disk full) does not end
/// the run that it describes: see [#failure()].
public final class JsonJournal implements Listener, AutoCloseable {

    private final Path file;
    private final Writer writer;
    private @Nullable IOException failure;

    private JsonJournal(Path file, Writer writer) {
        this.file = file;
        this.writer = writer;
    }

    /// Opens the journal of a run that begins now.
    ///
    /// @throws ProblemException where the file cannot be made
    public static JsonJournal open(Path clusterDirectory, RunId run) {
        var file = clusterDirectory.resolve(".howdah").resolve("runs").resolve(run.id() + ".jsonl");
        try {
            Files.createDirectories(file.getParent());
            return new JsonJournal(file, Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new ProblemException(
                    Category.WRONG_INPUT,
                    Problem.inFile(file.toString(), 0, "the journal cannot be written: " + e.getMessage())
                            .withRemedy("make the cluster directory writable"));
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public synchronized void on(Event event) {
        if (failure != null) {
            return;
        }
        try {
            writer.write(JsonLine.of(fields(event)) + "\n");
            writer.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Why the journal is not complete, where it is not.
    public synchronized Optional<Problem> failure() {
        return Optional.ofNullable(failure)
                .map(e -> Problem.inFile(file.toString(), 0, "the journal is not complete: " + e.getMessage()));
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
        }
    }

    private static Map<String, Object> fields(Event event) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("at", event.at().toString());
        switch (event) {
            case Event.RunStarted(var _, var run, var verb, var steps) -> {
                fields.put("event", "run started");
                fields.put("run", run);
                fields.put("verb", verb);
                fields.put("steps", steps);
            }
            case Event.StepWaiting(var _, var instance, var step, var milestones) -> {
                onStep(fields, "step waiting", instance, step);
                fields.put("for", milestones);
            }
            case Event.StepStarted(var _, var instance, var step) -> onStep(fields, "step started", instance, step);
            case Event.EditDone(var _, var instance, var step, var address, var verb, var lines) -> {
                onStep(fields, "edit done", instance, step);
                fields.put("address", address);
                fields.put("verb", verb.toString());
                fields.put("lines", lines);
            }
            case Event.StepEnded(var _, var instance, var step, var outcome, var took) -> {
                onStep(fields, "step ended", instance, step);
                putOutcome(fields, outcome);
                fields.put("seconds", seconds(took));
            }
            case Event.Noted(var _, var instance, var what) -> {
                fields.put("event", "noted");
                fields.put("instance", instance);
                fields.put("what", what);
            }
            case Event.RunEnded(var _, var good, var took) -> {
                fields.put("event", "run ended");
                fields.put("good", good);
                fields.put("seconds", seconds(took));
            }
        }
        return fields;
    }

    private static void onStep(Map<String, Object> fields, String event, String instance, String step) {
        fields.put("event", event);
        fields.put("instance", instance);
        fields.put("step", step);
    }

    private static void putOutcome(Map<String, Object> fields, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(var edits) -> {
                fields.put("outcome", "done");
                fields.put("edits", edits);
            }
            case Outcome.Unchanged() -> fields.put("outcome", "unchanged");
            case Outcome.Skipped(var because) -> {
                fields.put("outcome", "skipped");
                fields.put("because", because);
            }
            case Outcome.Failed(var problem) -> {
                fields.put("outcome", "failed");
                fields.put("what", problem.what());
                fields.put("evidence", problem.evidence());
                problem.remedy().ifPresent(remedy -> fields.put("remedy", remedy));
            }
        }
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1000.0;
    }
}
