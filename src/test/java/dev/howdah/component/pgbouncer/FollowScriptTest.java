package dev.howdah.component.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.PrimaryWatch;
import dev.howdah.component.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that points PgBouncer at the primary, in a real shell, with made-up members.
class FollowScriptTest {

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(directory.resolve("template"), "[databases]\n* = host=%primary% port=%port%\n");
        primaries("");
    }

    @Test
    void pointsAtTheOnePromotedLast() throws Exception {
        primaries("2 karma\\n1 kame\\n");
        follow("once");
        assertThat(databases()).startsWith("; primary: karma\n").contains("* = host=karma port=5433");
    }

    @Test
    void staysWhereTwoCannotBeToldApart() throws Exception {
        follow("to", "kame");
        primaries("2 karma\\n2 kame\\n");
        follow("once");
        assertThat(databases()).startsWith("; primary: kame\n");
    }

    @Test
    void staysWhereNobodyIsPrimary() throws Exception {
        follow("to", "karma");
        var before = Files.getLastModifiedTime(directory.resolve("databases"));
        follow("once");
        assertThat(databases()).startsWith("; primary: karma\n");
        assertThat(Files.getLastModifiedTime(directory.resolve("databases"))).isEqualTo(before);
    }

    @Test
    void beforeAnythingIsKnownTheFirstMemberIsTaken() throws Exception {
        follow("once");
        assertThat(databases()).startsWith("; primary: kame\n").contains("host=kame port=5432");
    }

    @Test
    void aStrangerIsRefused() throws Exception {
        follow("to", "karma");
        assertThat(follow("to", "nobody")).contains("nobody holds no data");
        assertThat(databases()).startsWith("; primary: karma\n");
    }

    @Test
    void theNextPrimaryIsFoundWhileTheLostOneSaysNothing() throws Exception {
        realMembers();
        Files.writeString(directory.resolve("kame"), "1\n");
        Files.writeString(directory.resolve("karma"), "");
        follow("to", "kame");
        var follower = start();
        try {
            Files.delete(directory.resolve("kame"));
            Files.writeString(directory.resolve("karma"), "2\n");
            await("grep -q '^; primary: karma$' databases");
            // an old one that is back, on an earlier timeline, while the new one says nothing
            Files.delete(directory.resolve("karma"));
            Files.writeString(directory.resolve("kame"), "1\n");
            Files.writeString(directory.resolve("kame.asked"), "");
            await("[ ! -e kame.asked ]");
            Files.writeString(directory.resolve("karma"), "2\n");
            assertThat(databases()).startsWith("; primary: karma\n");
        } finally {
            follower.destroy();
        }
    }

    /// Waits until a condition of the shell holds in the directory.
    private void await(String condition) throws Exception {
        var waiting = new ProcessBuilder("timeout", "30", "sh", "-c", "until " + condition + "; do sleep 0.02; done")
                .directory(directory.toFile())
                .start();
        assertThat(waiting.waitFor()).as(condition).isZero();
    }

    /// The functions as they are, with a psql that says what a file of the member's name holds, and hangs without one.
    private void realMembers() throws IOException {
        var psql = directory.resolve("psql");
        Files.writeString(psql, """
                #!/bin/sh
                case "$*" in *host=kame*) member=kame ;; *host=karma*) member=karma ;; *) exit 1 ;; esac
                cd '%s' || exit 1
                rm -f $member.asked
                [ -e $member ] || exec sleep 30
                exec cat $member
                """.formatted(directory));
        assertThat(psql.toFile().setExecutable(true)).isTrue();
        Files.writeString(
                directory.resolve("members"),
                Template.of(PrimaryWatch.class, "members.sh")
                        .filled(Map.of(
                                "heading",
                                "",
                                "psql",
                                psql.toString(),
                                "members",
                                "kame karma",
                                "places",
                                "kame) echo host=kame port=5432 ;;\nkarma) echo host=karma port=5433 ;;\n",
                                "role",
                                "watch",
                                "authority",
                                "/nowhere")));
    }

    private void primaries(String lines) throws IOException {
        Files.writeString(directory.resolve("members"), """
                psql=false
                members='kame karma'
                place() {
                  case $1 in
                    kame) echo 'host=kame hostaddr=10.0.0.1 port=5432' ;;
                    karma) echo 'host=karma hostaddr=10.0.0.2 port=5433' ;;
                  esac
                }
                primaries() { printf '%s'; }
                """.formatted(lines));
    }

    private String databases() throws IOException {
        return Files.readString(directory.resolve("databases"));
    }

    private String follow(String... arguments) throws Exception {
        try (var out = start(arguments).getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Process start(String... arguments) throws IOException {
        var script = directory.resolve("follow");
        Files.writeString(
                script,
                Scripts.FOLLOW_TEXT.filled(Map.of(
                        "heading", "",
                        "functions", directory.resolve("members").toString(),
                        "file", directory.resolve("databases").toString(),
                        "template", directory.resolve("template").toString(),
                        "socket", directory.toString(),
                        "port", "6432",
                        "auth_database", "auth")));
        var command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
