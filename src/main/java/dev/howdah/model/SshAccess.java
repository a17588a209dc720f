package dev.howdah.model;

import java.util.Optional;

/// How one host is reached by ssh.
///
/// @param user login name; anything but root becomes root by sudo
/// @param keyFile as written, where one is
public record SshAccess(String user, int port, Optional<String> keyFile, boolean usesAgent, boolean forwardsAgent) {

    /// @param defaultUser login name where config.yml gives none
    public static SshAccess of(Cluster cluster, Instance instance, String defaultUser) {
        return new SshAccess(
                cluster.chosen(instance, SshSettings.USER).orElseGet(() -> ownUser(instance, defaultUser)),
                cluster.value(instance, SshSettings.PORT),
                cluster.chosen(instance, SshSettings.KEY_FILE),
                cluster.value(instance, SshSettings.AGENT),
                cluster.value(instance, SshSettings.FORWARD_AGENT));
    }

    /// Some files have it as a key of the instance, not among its variables.
    private static String ownUser(Instance instance, String defaultUser) {
        return instance.platformKeys().get("ansible_user") instanceof String user ? user : defaultUser;
    }

    public static SshAccess of(Cluster cluster, Instance instance) {
        return of(cluster, instance, SshSettings.DEFAULT_USER);
    }

    public boolean isRoot() {
        return user.equals("root");
    }

    /// Whether the cluster has a key pair of its own for this host.
    public boolean usesClusterKey() {
        return keyFile.isEmpty() && !usesAgent;
    }
}
