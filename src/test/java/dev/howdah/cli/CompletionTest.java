package dev.howdah.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"bash,bash", "bash,zsh", "zsh,zsh", "fish,fish"})
    void scriptsAreGoodShell(String checker, String shell) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", checker)), checker + " is not installed");
        var file = Files.writeString(directory.resolve("script"), script(shell));
        var check = new ProcessBuilder(checker, "-n", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"bash", "zsh", "fish"})
    void scriptsKnowEveryVerbAndTheValuesOfOptions(String shell) {
        for (var verb : Verb.words()) {
            assertThat(script(shell)).contains(verb);
        }
        assertThat(script(shell)).contains("repmgr", "junit", "os-version");
    }

    @Test
    void bashOffersTheValuesOfAnOption() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bash")), "bash is not installed");
        var file = Files.writeString(directory.resolve("script"), script("bash") + """

                COMP_WORDS=(howdah test --format j); COMP_CWORD=3
                _complete_howdah; echo "${COMPREPLY[@]}"
                """);
        var bash = new ProcessBuilder("bash", file.toString()).start();
        assertThat(new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip())
                .isEqualTo("junit json");
        assertThat(bash.waitFor()).isZero();
    }

    private static String script(String shell) {
        var typing = new Typing();
        assertThat(typing.all("completion", shell)).isZero();
        return typing.out();
    }
}
