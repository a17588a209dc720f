package dev.howdah.host.ssh;

import dev.howdah.host.HostUnreachable;
import dev.howdah.host.KeptShells;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One root shell on a host, at the other end of one process of the OpenSSH client. It takes scripts one by one.
final class SshShell implements KeptShells.Kept {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final String host;
    private final SshTrouble trouble;
    private final Process process;
    private final ScriptFrame frame = ScriptFrame.fresh();
    private boolean begun;

    private SshShell(String host, SshTrouble trouble, Process process) {
        this.host = host;
        this.trouble = trouble;
        this.process = process;
    }

    /// @throws HostUnreachable where this machine has no ssh client
    static SshShell start(String host, List<String> command, SshTrouble trouble) {
        try {
            return new SshShell(host, trouble, new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw trouble.noClient(host, String.valueOf(e.getMessage()));
        }
    }

    /// Whether it still takes a script.
    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Runs a script and waits for its end; after an exception the shell is of no more use.
    @Override
    public Result run(Script script) {
        var limit = new CompletableFuture<Boolean>().orTimeout(script.limit().toMillis(), TimeUnit.MILLISECONDS);
        var killed = limit.handle((_, failure) -> {
            if (failure instanceof TimeoutException) {
                process.destroyForcibly();
            }
            return failure != null;
        });
        var result = exchange(script);
        limit.complete(true);
        if (result.isPresent()) {
            return result.get();
        }
        if (killed.join()) {
            close();
            throw trouble.tooLong(host, script.limit());
        }
        var said = lastWords();
        close();
        throw trouble.of(host, said);
    }

    private Optional<Result> exchange(Script script) {
        var text = (begun ? "" : frame.preamble()) + frame.wrapped(script);
        begun = true;
        try {
            var input = process.getOutputStream();
            input.write(text.getBytes(StandardCharsets.UTF_8));
            input.flush();
            return frame.read(process.getInputStream());
        } catch (IOException _) {
            return Optional.empty(); // the client ended; why, it says on its standard error
        }
    }

    private List<String> lastWords() {
        try (InputStream said = process.getErrorStream()) {
            if (!process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            return new String(said.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of("stopped while a script ran");
        }
    }

    /// Ends the shell. A script that still runs goes on to its end on the host.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it has ended already
        }
    }
}
