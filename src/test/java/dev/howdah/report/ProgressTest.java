package dev.howdah.report;

import static dev.howdah.report.MadeUp.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Event;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static List<Event> halfARun() {
        var steps = new LinkedHashMap<String, Integer>();
        steps.put("kaolin", 2);
        steps.put("karma", 3);
        steps.put("kinfolk", 1);
        var at = NOON.plusSeconds(2);
        return List.of(
                new Event.RunStarted(NOON, "r1", "deploy", steps),
                new Event.StepStarted(NOON, "kaolin", "system: packages"),
                new Event.StepWaiting(NOON, "karma", "postgres: clone", List.of("postgres-running(kaolin)")),
                new Event.EditDone(at, "kaolin", "system: packages", "packages [git]", Verb.CREATE, List.of()),
                new Event.StepEnded(at, "kaolin", "system: packages", new Outcome.Done(1), Duration.ofSeconds(2)),
                new Event.StepStarted(at, "kaolin", "postgres: run"),
                new Event.StepEnded(at, "kinfolk", "system: names", new Outcome.Unchanged(), Duration.ZERO));
    }

    private static List<Event> restOfIt() {
        var at = NOON.plusSeconds(5);
        var problem = Problem.onHost("kaolin", "postgres: run", "unit postgres failed with exit status 1")
                .withEvidence(List.of("FATAL: no disk"))
                .withRemedy("make room");
        return List.of(
                new Event.Noted(at, "kaolin", "took over a lock"),
                new Event.StepEnded(at, "kaolin", "postgres: run", new Outcome.Failed(problem), Duration.ofSeconds(3)),
                new Event.StepEnded(
                        at, "karma", "postgres: clone", new Outcome.Skipped("kaolin failed"), Duration.ZERO),
                new Event.StepEnded(at, "karma", "postgres: run", new Outcome.Skipped("kaolin failed"), Duration.ZERO),
                new Event.RunEnded(at, false, Duration.ofSeconds(5)));
    }

    @Test
    void showsOneLineForEachHost() {
        var progress = new RunProgress();
        halfARun().forEach(progress::on);
        assertThat(LiveLines.of(progress, NOON.plusSeconds(4), 80, Ink.PLAIN))
                .containsExactly(
                        " kaolin    1/2   postgres: run  2.0 s",
                        " karma     0/3   postgres: clone: waits for postgres-running(kaolin)  4.0 s",
                        " kinfolk   1/1   done");
    }

    @Test
    void neverDrawsBeyondTheTerminal() {
        var progress = new RunProgress();
        halfARun().forEach(progress::on);
        assertThat(LiveLines.of(progress, NOON.plusSeconds(4), 40, Ink.PLAIN))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(40));
    }

    @Test
    void sumsUpWithFailuresFirst() {
        var progress = new RunProgress();
        halfARun().forEach(progress::on);
        restOfIt().forEach(progress::on);
        assertThat(RunSummary.of(progress, Ink.PLAIN)).isEqualTo("""
                        error: unit postgres failed with exit status 1
                          --> kaolin, step 'postgres: run'
                           |  FATAL: no disk
                          help: make room

                        skipped on karma: postgres: clone and 1 after it, because kaolin failed

                        Not done. Steps: 1 changed (1 change), 1 unchanged, 2 skipped, 1 failed. Took 5.0 s.
                        Slowest steps:
                             3.0 s  kaolin  postgres: run
                             2.0 s  kaolin  system: packages
                        """);
    }

    @Test
    void writesTimestampedLinesWhereThereIsNoTerminal() {
        var text = new StringWriter();
        var progress = Progress.plain(new PrintWriter(text), ZoneOffset.UTC);
        halfARun().forEach(progress::on);
        restOfIt().forEach(progress::on);
        progress.end();
        assertThat(text.toString().lines())
                .containsExactly(
                        "12:00:00 deploy: run r1 on 3 hosts",
                        "12:00:00 karma  postgres: clone: waits for postgres-running(kaolin)",
                        "12:00:02 kaolin  system: packages: + packages [git]",
                        "12:00:02 kaolin  system: packages: done, 1 change (2.0 s)",
                        "12:00:05 kaolin  note: took over a lock",
                        "12:00:05 kaolin  postgres: run: FAILED: unit postgres failed with exit status 1 (3.0 s)",
                        "12:00:05 karma  postgres: clone: skipped, because kaolin failed (0.0 s)",
                        "12:00:05 karma  postgres: run: skipped, because kaolin failed (0.0 s)",
                        "12:00:05 run ended with failures after 5.0 s");
    }
}
