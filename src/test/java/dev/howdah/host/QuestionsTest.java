package dev.howdah.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private static final Question HELLO = new Question(Shell.SH, "printf hello");
    private static final Question LINES = new Question(Shell.SH, "echo a; echo; echo b");
    private static final Question SILENT = new Question(Shell.SH, ":");
    private static final Question FAILS = new Question(Shell.SH, "echo why >&2; exit 3");

    @Test
    void answersEachQuestionExactly() throws IOException {
        var questions = new Questions(List.of(HELLO, LINES, SILENT, FAILS));

        var answers = questions.read(run(questions.script()));

        assertThat(answers)
                .containsEntry(HELLO, new RawAnswer(0, "hello"))
                .containsEntry(LINES, new RawAnswer(0, "a\n\nb\n"))
                .containsEntry(SILENT, new RawAnswer(0, ""))
                .containsEntry(FAILS, new RawAnswer(3, "why\n"));
    }

    @Test
    void leavesOutAnAnswerThatWasCutOff() throws IOException {
        var questions = new Questions(List.of(HELLO, LINES));
        var output = run(questions.script());

        var answers = questions.read(output.substring(0, output.lastIndexOf('@')));

        assertThat(answers).containsOnlyKeys(HELLO);
    }

    private static String run(String script) throws IOException {
        var process = new ProcessBuilder("sh").start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(script);
        }
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
