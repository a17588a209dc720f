package dev.howdah.component.pgbouncer;

import static org.assertj.core.api.Assertions.assertThat;

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
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
