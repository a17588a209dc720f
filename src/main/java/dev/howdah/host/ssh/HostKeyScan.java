package dev.howdah.host.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks hosts for their keys, by the way on which they are reached (jump hosts included), and without giving
/// anything away: no login is tried.
public record HostKeyScan(SshClient client) {

    private static final Duration LIMIT = Duration.ofSeconds(45);

    /// The key of a host that is not known yet; nothing where it is known, or where the host is not reached.
    public Optional<HostKey> unknownKeyOf(String host) {
        var said = run(host, List.of());
        return SshCause.of(said) == SshCause.HOST_KEY_UNKNOWN ? keyOf(host) : Optional.empty();
    }

    private Optional<HostKey> keyOf(String host) {
        try {
            var folder = Files.createTempDirectory("howdah-host-key");
            var file = folder.resolve("known_hosts");
            try {
                run(
                        host,
                        List.of(
                                "StrictHostKeyChecking=accept-new",
                                "UserKnownHostsFile=" + file,
                                "GlobalKnownHostsFile=/dev/null",
                                "HashKnownHosts=no"));
                return Files.exists(file) ? first(host, file) : Optional.empty();
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<HostKey> first(String host, Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .flatMap(line -> HostKey.read(host, line).stream())
                .findFirst();
    }

    /// What ssh says when it is let in nowhere.
    private List<String> run(String host, List<String> settings) {
        var options = new ArrayList<String>();
        settings.forEach(setting -> options.addAll(List.of("-o", setting)));
        options.addAll(SshClient.option("PreferredAuthentications", "none"));
        try {
            var process = new ProcessBuilder(client.unshared().command(host, options, "true"))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
