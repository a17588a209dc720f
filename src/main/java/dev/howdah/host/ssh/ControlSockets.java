package dev.howdah.host.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the OpenSSH client keeps the sockets of connections that several of its processes share.
///
/// @param path pattern of `ControlPath`; empty where nothing is shared
public record ControlSockets(Optional<String> path) {

    public static final ControlSockets NONE = new ControlSockets(Optional.empty());

    private static final String LINGER_SECONDS = "60";

    /// @param folder readable by its owner only
    /// @param mark keeps clusters apart, as each knows host keys of its own; short, as names of sockets have to be
    public static ControlSockets in(Path folder, String mark) {
        return new ControlSockets(Optional.of(folder.resolve(mark + "-%C").toString()));
    }

    List<String> options() {
        var options = new ArrayList<String>();
        options.addAll(SshClient.option("ControlPath", path.orElse("none")));
        path.ifPresent(_ -> {
            options.addAll(SshClient.option("ControlMaster", "auto"));
            options.addAll(SshClient.option("ControlPersist", LINGER_SECONDS));
        });
        return options;
    }
}
