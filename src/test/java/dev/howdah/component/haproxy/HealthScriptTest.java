package dev.howdah.component.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that answers HAProxy, in a real shell, with a made-up note in place of that of howdah-watch.
class HealthScriptTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void thePrimaryIsPrimaryAndNoReplica() throws Exception {
        note(uptime(), "f 3 2 unknown");
        assertThat(ask("GET /primary HTTP/1.0")).startsWith("HTTP/1.0 200").endsWith("primary on timeline 3\n");
        assertThat(ask("OPTIONS /replica HTTP/1.0")).startsWith("HTTP/1.0 503");
    }

    @Test
    void aPrimaryWithoutStandbysIsNoneWhereAnotherWasPromotedLater() throws Exception {
        note(uptime(), "f 3 0 unknown");
        others("4 karma");
        assertThat(ask("GET /primary HTTP/1.0")).startsWith("HTTP/1.0 503").endsWith("karma was promoted after it\n");
        others("2 karma");
        assertThat(ask("GET /primary HTTP/1.0")).startsWith("HTTP/1.0 200");
        others("");
        assertThat(ask("GET /primary HTTP/1.0")).startsWith("HTTP/1.0 200");
    }

    @Test
    void aReplicaIsAskedHowFarItIsBehind() throws Exception {
        note(uptime(), "t 0 0 2048");
        assertThat(ask("GET /replica HTTP/1.0")).startsWith("HTTP/1.0 200");
        assertThat(ask("GET /replica?lag=2kB HTTP/1.0")).startsWith("HTTP/1.0 200");
        assertThat(ask("GET /replica?lag=2047 HTTP/1.0"))
                .startsWith("HTTP/1.0 503")
                .contains("2048 bytes behind");
        assertThat(ask("GET /replica?lag=soon HTTP/1.0")).startsWith("HTTP/1.0 400");
        assertThat(ask("GET /primary HTTP/1.0")).startsWith("HTTP/1.0 503");
        note(uptime(), "t 0 0 unknown");
        assertThat(ask("GET /replica?lag=1GB HTTP/1.0"))
                .startsWith("HTTP/1.0 503")
                .contains("does not stream");
    }

    @Test
    void anOldNoteOrNoneIsNoAnswer() throws Exception {
        assertThat(ask("GET /primary HTTP/1.0")).startsWith("HTTP/1.0 503").contains("does not answer");
        note(uptime() - 5, "f 3 2 unknown");
        assertThat(ask("GET /primary HTTP/1.0")).startsWith("HTTP/1.0 503").contains("not answered");
        assertThat(ask("GET /health HTTP/1.0")).startsWith("HTTP/1.0 503");
    }

    @Test
    void onlyWhatIsKnownIsAnswered() throws Exception {
        note(uptime(), "f 3 2 unknown");
        assertThat(ask("GET /etc/passwd HTTP/1.0")).startsWith("HTTP/1.0 404");
        assertThat(ask("GET /* HTTP/1.0")).startsWith("HTTP/1.0 404");
        assertThat(ask("HEAD /primary HTTP/1.0")).startsWith("HTTP/1.0 200").endsWith("\r\n\r\n");
    }

    private void note(double at, String state) throws IOException {
        Files.writeString(directory.resolve("state"), at + " " + state + "\n");
        others("");
    }

    private void others(String primaries) throws IOException {
        Files.writeString(directory.resolve("members"), "primaries() { printf '%s\\n' '" + primaries + "'; }\n");
    }

    private static double uptime() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0]);
    }

    private String ask(String request) throws Exception {
        if (!Files.exists(directory.resolve("members"))) {
            others("");
        }
        var script = directory.resolve("health");
        Files.writeString(
                script,
                HealthService.TEXT.filled(Map.of(
                        "heading", "",
                        "functions", directory.resolve("members").toString(),
                        "note", directory.resolve("state").toString())));
        var process = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write((request + "\r\nHost: here\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
