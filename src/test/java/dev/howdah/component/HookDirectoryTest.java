package dev.howdah.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookDirectoryTest {

    @TempDir
    Path cluster;

    private Path hooks = Path.of("");

    @BeforeEach
    void makeDirectory() throws IOException {
        hooks = Files.createDirectory(cluster.resolve("hooks"));
    }

    private void write(String name, String text, boolean executable) throws IOException {
        var file = Files.writeString(hooks.resolve(name), text);
        assertThat(file.toFile().setExecutable(executable)).isTrue();
    }

    private ClusterFiles read(String... asked) {
        return ClusterFiles.of(cluster, Set.of(asked), "run-1");
    }

    @Test
    void aShellFileAndAProgramAreHooks() throws IOException {
        write("pre-deploy.sh", "echo here\n", false);
        write("post-deploy", "#!/usr/bin/python3\n# howdah: limit=90m\n", true);
        var files = read();
        var first = files.hook(HookStage.PRE_DEPLOY).orElseThrow();
        assertThat(first.shell()).isTrue();
        assertThat(first.limit()).isEqualTo(Duration.ofMinutes(10));
        var last = files.hook(HookStage.POST_DEPLOY).orElseThrow();
        assertThat(last.shell()).isFalse();
        assertThat(last.limit()).isEqualTo(Duration.ofMinutes(90));
        assertThat(files.warnings()).isEmpty();
    }

    @Test
    void whatIsNotRunIsNamed() throws IOException {
        write("post-repo.yml", "- command: true\n", false);
        write("post-depoly.sh", "true\n", false);
        write("postgres-pre-update.sh", "true\n", false);
        var files = read();
        assertThat(files.hook(HookStage.POST_REPO)).isEmpty();
        assertThat(files.warnings())
                .extracting(Problem::what)
                .containsExactly(
                        "there is no stage 'post-depoly'; hooks/post-depoly.sh is not run",
                        "hooks/post-repo.yml is a task file of Ansible and is not run",
                        "hooks/postgres-pre-update.sh is not run: no deploy comes by the stage postgres-pre-update");
        assertThat(files.warnings().getFirst().remedy())
                .hasValueSatisfying(help -> assertThat(help).contains("did you mean 'post-deploy'?"));
        assertThat(files.warnings().get(1).remedy())
                .contains("write hooks/post-repo.sh, which runs on each host as root");
    }

    @Test
    void whatCannotBeRunIsWrongInputAllAtOnce() throws IOException {
        write("pre-deploy", "#!/bin/sh\n", false);
        write("post-repo", "#!/bin/sh\n", true);
        write("post-repo.sh", "true\n", false);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::what)
                                .containsExactly(
                                        "hooks/post-repo.sh and hooks/post-repo are for the same stage",
                                        "hooks/pre-deploy is not executable"));
    }

    @Test
    void onlyAHookThatIsThereCanBeAskedFor() throws IOException {
        write("pre-deploy.sh", "true\n", false);
        assertThat(read("pre-deploy").askedFor(HookStage.PRE_DEPLOY)).contains("run-1");
        assertThat(read("all").askedFor(HookStage.PRE_DEPLOY)).contains("run-1");
        assertThatThrownBy(() -> read("predeploy"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().text())
                                .contains("--run-hooks", "did you mean 'pre-deploy'?"));
    }
}
