package dev.howdah.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JsonJournalTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RunId RUN = RunId.of("me@here", 42, NOON);

    @TempDir
    private Path directory;

    @Test
    void everyEventIsOnDiskBeforeTheNextOne() throws IOException {
        try (var journal = JsonJournal.open(directory, RUN)) {
            journal.on(new Event.StepStarted(NOON, "kaolin", "say \"hello\"\n"));
            assertThat(Files.readString(directory.resolve(".howdah/runs/" + RUN.id() + ".jsonl")))
                    .isEqualTo("{\"at\":\"2026-11-23T12:00:00Z\",\"event\":\"step started\",\"instance\":\"kaolin\","
                            + "\"step\":\"say \\\"hello\\\"\\n\"}\n");
        }
    }

    @Test
    void everyKindOfEventIsOneLineOfJson() throws IOException {
        var failed = new Outcome.Failed(
                Problem.onHost("b", "s", "broken").withEvidence(List.of("log")).withRemedy("mend it"));
        var events = List.of(
                new Event.RunStarted(NOON, RUN.id(), "deploy", new LinkedHashMap<>(Map.of("a", 2))),
                new Event.StepWaiting(NOON, "a", "s", List.of("m(b)")),
                new Event.StepStarted(NOON, "a", "s"),
                new Event.EditDone(NOON, "a", "s", "file /x", Verb.UPDATE, List.of("- a", "+ b")),
                new Event.StepEnded(NOON, "a", "s", new Outcome.Done(1), Duration.ofMillis(1500)),
                new Event.StepEnded(NOON, "a", "t", new Outcome.Unchanged(), Duration.ZERO),
                new Event.StepEnded(NOON, "b", "s", failed, Duration.ZERO),
                new Event.StepEnded(NOON, "b", "t", new Outcome.Skipped("s failed"), Duration.ZERO),
                new Event.Noted(NOON, "a", "something"),
                new Event.RunEnded(NOON, false, Duration.ofSeconds(3)));
        var journal = JsonJournal.open(directory, RUN);
        events.forEach(journal::on);
        journal.close();
        var lines = Files.readAllLines(journal.file()).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines).hasSameSizeAs(events);
        assertThat(lines.get(0).at("/steps/a").asInt()).isEqualTo(2);
        assertThat(lines.get(4).at("/seconds").asDouble()).isEqualTo(1.5);
        assertThat(lines.get(6).at("/remedy").asString()).isEqualTo("mend it");
        assertThat(lines.get(7).at("/because").asString()).isEqualTo("s failed");
        assertThat(journal.failure()).isEmpty();
    }

    @Test
    void aJournalThatCannotBeMadeIsSaidSo() throws IOException {
        Files.writeString(directory.resolve(".howdah"), "a file in its way");
        assertThatThrownBy(() -> JsonJournal.open(directory, RUN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the journal cannot be written");
    }
}
