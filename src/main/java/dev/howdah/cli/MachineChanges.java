package dev.howdah.cli;

import dev.howdah.cli.ProvisionCommand.Provisioning;
import java.nio.file.Path;

/// Shows what a platform does with machines while it does it.
final class MachineChanges {

    private MachineChanges() {}

    /// @param nothing what is said where nothing had to be done
    static int show(Streams streams, Path directory, Provisioning work, String nothing) {
        var done = work.run(directory, line -> {
            synchronized (streams) {
                streams.print(" " + line + "\n");
            }
        });
        if (done.isEmpty()) {
            streams.print(nothing + "\n");
        }
        return 0;
    }
}
