package dev.howdah.host;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/// Shells on one host that stay after their script and take the next one, because opening one is dear. As many run as
/// scripts do at once.
public final class KeptShells implements AutoCloseable {

    /// A shell that runs one script after the other.
    public interface Kept extends AutoCloseable {

        Result run(Script script);

        boolean isAlive();

        @Override
        void close();
    }

    private final ConcurrentLinkedDeque<Kept> idle = new ConcurrentLinkedDeque<>();
    private final Supplier<? extends Kept> opening;

    /// @param opening opens another shell
    public KeptShells(Supplier<? extends Kept> opening) {
        this.opening = opening;
    }

    /// A shell whose script failed to come to an end is not kept.
    public Result run(Script script) {
        var shell = shell();
        var result = shell.run(script);
        idle.push(shell);
        return result;
    }

    /// A shell that waits for a script. One that ended meanwhile is dropped here: its script was never sent, so that a
    /// new shell can take it.
    private Kept shell() {
        for (var shell = idle.poll(); shell != null; shell = idle.poll()) {
            if (shell.isAlive()) {
                return shell;
            }
            shell.close();
        }
        return opening.get();
    }

    @Override
    public void close() {
        for (var shell = idle.poll(); shell != null; shell = idle.poll()) {
            shell.close();
        }
    }
}
