package dev.howdah.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.KeptShells;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/// One `/bin/sh` in a container that takes scripts over its standard input, one after the other.
///
/// Each script is a here-document for a second shell: text that the second shell reads whole and parses whole before
/// it runs any of it (the braces), so that half a script never runs, that no command in it can swallow the rest, and
/// that a syntax error ends only the second shell. Both streams end with a line that no output holds by chance; the
/// one of standard output bears the exit status, which saves asking the engine for it.
final class ContainerShell implements KeptShells.Kept {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String container;
    private final String mark;
    private final ScriptInput input = new ScriptInput();
    private final MarkedOutput out;
    private final MarkedOutput err;
    private final ResultCallback.Adapter<Frame> attached = new Attached();
    private boolean ended;

    private ContainerShell(String container) {
        var nonce = new byte[9];
        RANDOM.nextBytes(nonce);
        this.container = container;
        this.mark = "@" + HexFormat.of().formatHex(nonce);
        this.out = new MarkedOutput(mark);
        this.err = new MarkedOutput(mark);
    }

    static ContainerShell start(DockerClient client, String container, String id) {
        var shell = new ContainerShell(container);
        var exec = client.execCreateCmd(id)
                .withCmd("/bin/sh")
                .withAttachStdin(true)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec();
        client.execStartCmd(exec.getId()).withStdIn(shell.input).exec(shell.attached);
        return shell;
    }

    /// Whether the shell still takes a script.
    @Override
    public synchronized boolean isAlive() {
        return !ended;
    }

    /// Runs a script and waits for its end; after an exception the shell is of no more use.
    @Override
    public Result run(Script script) {
        input.give(wrapped(script).getBytes(StandardCharsets.UTF_8));
        try {
            if (!awaitEnd(script.limit().toNanos())) {
                throw unreachable(
                        "the script did not end within " + script.limit().toSeconds() + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unreachable("stopped while a script ran");
        }
        synchronized (this) {
            if (!isAnswered()) {
                throw unreachable("the connection ended before the script did (container stopped?)");
            }
            return new Result(Integer.parseInt(out.afterMark()), out.take(), err.take());
        }
    }

    private String wrapped(Script script) {
        return """
                printf '%%s\\n' %2$s; printf '%%s\\n' %2$s >&2
                /bin/sh <<'%2$s'
                {
                %1$s
                } </dev/null
                exit
                %2$s
                howdah_status=$?; printf '\\n%%s %%s\\n' %2$s $howdah_status; printf '\\n%%s 0\\n' %2$s >&2
                """.formatted(script.text(), mark);
    }

    private synchronized boolean awaitEnd(long limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit;
        while (!ended && !isAnswered()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private synchronized boolean isAnswered() {
        return out.isComplete() && err.isComplete();
    }

    private HostUnreachable unreachable(String why) {
        close();
        return new HostUnreachable(container, "container " + container + ": " + why);
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void receive(Frame frame) {
        (frame.getStreamType() == StreamType.STDERR ? err : out).add(frame.getPayload());
        if (isAnswered()) {
            notifyAll();
        }
    }

    /// Ends the shell. A script that still runs goes on to its end in the container.
    @Override
    public void close() {
        end();
        input.close();
        try {
            attached.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Attached extends ResultCallback.Adapter<Frame> {
        @Override
        public void onNext(Frame frame) {
            receive(frame);
        }

        @Override
        public void onError(Throwable failure) {
            super.onError(failure);
            end();
        }

        @Override
        public void onComplete() {
            super.onComplete();
            end();
        }
    }
}
