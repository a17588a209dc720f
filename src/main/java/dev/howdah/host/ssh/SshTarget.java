package dev.howdah.host.ssh;

/// One host as the cluster's ssh_config knows it.
///
/// @param host its name there, which is the instance's
/// @param root whether the login is root's; any other becomes root by sudo, without a password
public record SshTarget(String host, boolean root, SshTrouble trouble) {

    String shell() {
        return root ? "exec /bin/sh" : "exec sudo -n /bin/sh";
    }
}
