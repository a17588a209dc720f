package dev.howdah.host.ssh;

import dev.howdah.host.Connection;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Runs scripts as root on one host.
///
/// Opening a shell costs several round trips, so it is kept after its script and takes the next one. As many shells
/// run as scripts do at once, all over one connection.
final class SshConnection implements Connection {

    private final SshClient client;
    private final SshTarget target;
    private final ConcurrentLinkedDeque<SshShell> idle = new ConcurrentLinkedDeque<>();

    SshConnection(SshClient client, SshTarget target) {
        this.client = client;
        this.target = target;
    }

    @Override
    public Result run(Script script) {
        var shell = shell();
        var result = shell.run(script);
        idle.push(shell);
        return result;
    }

    /// A shell that waits for a script. One whose connection ended meanwhile is dropped here: its script was never
    /// sent, so that a new shell can take it.
    private SshShell shell() {
        for (var shell = idle.poll(); shell != null; shell = idle.poll()) {
            if (shell.isAlive()) {
                return shell;
            }
            shell.close();
        }
        return SshShell.start(
                target.host(), client.command(target.host(), List.of(), target.shell()), target.trouble());
    }

    @Override
    public void close() {
        for (var shell = idle.poll(); shell != null; shell = idle.poll()) {
            shell.close();
        }
    }
}
