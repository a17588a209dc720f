package dev.howdah.host.ssh;

import dev.howdah.host.Connection;
import dev.howdah.host.KeptShells;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.util.List;

/// Runs scripts as root on one host.
///
/// Opening a shell costs several round trips, so it is kept after its script and takes the next one. As many shells
/// run as scripts do at once, all over one connection.
final class SshConnection implements Connection {

    private final KeptShells shells;

    SshConnection(SshClient client, SshTarget target) {
        this.shells = new KeptShells(() -> SshShell.start(
                target.host(), client.command(target.host(), List.of(), target.shell()), target.trouble()));
    }

    @Override
    public Result run(Script script) {
        return shells.run(script);
    }

    @Override
    public void close() {
        shells.close();
    }
}
