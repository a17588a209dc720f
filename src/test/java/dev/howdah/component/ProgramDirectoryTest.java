package dev.howdah.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What in `commands` and `tests` is a program, and what is said of the rest.
class ProgramDirectoryTest {

    @TempDir
    private Path cluster = Path.of("");

    private Path file(String name, String text, boolean executable) throws IOException {
        var file = Files.writeString(
                Files.createDirectories(cluster.resolve("tests")).resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwx------" : "rw-------"));
        return file;
    }

    @Test
    void programsAndScriptsAreFoundByName() throws IOException {
        file("lag", "#!/usr/bin/python3\n# howdah: on=primary,barman limit=90s destructive\n", true);
        file("rows.sh", "echo hi\n", false);
        file("own.sh", "#!/bin/bash\n", true);

        var programs = ProgramDirectory.read(cluster, "tests");

        assertThat(programs.warnings()).isEmpty();
        assertThat(programs.programs()).extracting(UserProgram::name).containsExactly("lag", "own", "rows");
        var lag = programs.find("lag").orElseThrow();
        assertThat(lag.head())
                .isEqualTo(new ProgramHead(true, Duration.ofSeconds(90), List.of("primary", "barman"), true));
        assertThat(lag.shell()).isFalse();
        assertThat(lag.shown()).isEqualTo("tests/lag");
        var rows = programs.find("rows").orElseThrow();
        assertThat(rows.shell()).isTrue();
        assertThat(rows.head().on()).isEmpty();
        assertThat(rows.head().limit()).isEqualTo(Duration.ofMinutes(10));
        assertThat(programs.find("own").orElseThrow().shell()).isFalse();
    }

    @Test
    void whatCannotRunIsSaidAtOnce() throws IOException {
        file("plain", "text", false);
        file("twice", "#!/bin/sh\n", true);
        file("twice.sh", "", false);

        assertThatThrownBy(() -> ProgramDirectory.read(cluster, "tests"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problems()).hasSize(2))
                .hasMessageContaining("plain is not executable")
                .hasMessageContaining("have the same name");
    }

    @Test
    void whatIsMeantForTpaIsNamedAndItsOwnLinksArePassedOver() throws IOException {
        file("mine.yml", "- hosts: all\n", false);
        file("old.sh", "_tpaexec_command() { :; }\n", false);
        Files.createSymbolicLink(cluster.resolve("tests/link.yml"), file("mine.yml", "- hosts: all\n", false));
        file(".hidden", "", false);

        var programs = ProgramDirectory.read(cluster, "tests");

        assertThat(programs.programs()).isEmpty();
        assertThat(programs.warnings().stream().map(problem -> problem.what()))
                .containsExactly(
                        "mine.yml is a playbook of Ansible and is not run",
                        "old.sh has functions that only tpaexec calls, and is not run");
        assertThat(ProgramDirectory.read(cluster, "commands").programs()).isEmpty();
    }
}
