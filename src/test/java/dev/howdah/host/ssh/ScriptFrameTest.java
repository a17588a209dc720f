package dev.howdah.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Scripts through one real shell, one after the other: each comes back whole, whatever it prints or does.
class ScriptFrameTest {

    @Test
    void resultsComeBackOneByOne() throws IOException {
        var frame = ScriptFrame.fresh();
        var shell = new ProcessBuilder("/bin/sh").start();
        try (var input = shell.getOutputStream();
                var _ = shell.getInputStream()) {
            input.write(frame.preamble().getBytes(StandardCharsets.UTF_8));

            assertThat(run(frame, shell, "echo one; echo two >&2; exit 3")).isEqualTo(new Result(3, "one\n", "two\n"));
            assertThat(run(frame, shell, "printf 'no end'; cat")).isEqualTo(new Result(0, "no end", ""));
            assertThat(run(frame, shell, "true")).isEqualTo(new Result(0, "", ""));
            assertThat(run(frame, shell, "echo 'not closed").exitStatus()).isNotZero();
            assertThat(run(frame, shell, "umask; pwd").out()).isEqualTo("0022\n/\n");
            assertThat(run(frame, shell, "seq 1 100000").out())
                    .hasLineCount(100_000)
                    .endsWith("\n100000\n");
        }
    }

    @Test
    void aShellThatEndsGivesNoResult() throws IOException {
        var frame = ScriptFrame.fresh();
        var shell = new ProcessBuilder("/bin/sh", "-c", "echo motd; exit 1").start();

        assertThat(frame.read(shell.getInputStream())).isEmpty();
    }

    private static Result run(ScriptFrame frame, Process shell, String text) throws IOException {
        var input = shell.getOutputStream();
        input.write(frame.wrapped(Script.question(text)).getBytes(StandardCharsets.UTF_8));
        input.flush();
        return frame.read(shell.getInputStream()).orElseThrow();
    }
}
