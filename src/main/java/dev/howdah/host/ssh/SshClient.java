package dev.howdah.host.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command lines with which the OpenSSH client is started.
///
/// It never asks anything (`BatchMode`): keys with a passphrase come from the user's agent, host keys must be known.
/// One connection to a host is shared by all that talk to it, and stays for a minute after the last one, so that
/// the next command needs no new one.
///
/// @param programs what to start it with, `ssh` last
/// @param config the cluster's ssh_config
/// @param control where the sockets of shared connections are; nothing where each is to be a new one
public record SshClient(List<String> programs, Path config, ControlSockets control) {

    private static final int CONNECT_SECONDS = 10;
    private static final int SILENT_SECONDS = 10;
    private static final int MOST_SILENCES = 3;

    public SshClient {
        programs = List.copyOf(programs);
    }

    /// A client whose connections are new ones, for looking at keys and accounts as they are now.
    SshClient unshared() {
        return new SshClient(programs, config, ControlSockets.NONE);
    }

    /// @param more options for this call
    /// @param command what the host runs, a line of its login shell
    List<String> command(String host, List<String> more, String command) {
        var line = new ArrayList<>(programs);
        line.addAll(List.of("-F", config.toString(), "-T"));
        line.addAll(option("BatchMode", "yes"));
        line.addAll(option("LogLevel", "ERROR"));
        line.addAll(option("ConnectTimeout", Integer.toString(CONNECT_SECONDS)));
        line.addAll(option("ServerAliveInterval", Integer.toString(SILENT_SECONDS)));
        line.addAll(option("ServerAliveCountMax", Integer.toString(MOST_SILENCES)));
        line.addAll(option("ForwardAgent", "no"));
        line.addAll(option("EscapeChar", "none"));
        control.options().forEach(line::add);
        line.addAll(more);
        line.add(host);
        line.add(command);
        return line;
    }

    static List<String> option(String name, String value) {
        return List.of("-o", name + "=" + value);
    }
}
