package dev.howdah.model;

import java.util.List;

/// The variables that say how hosts are reached by ssh.
public final class SshSettings {

    public static final String DEFAULT_USER = "root";
    public static final int DEFAULT_PORT = 22;

    public static final Setting<String> USER = Setting.computed(
            "ansible_user",
            SettingType.TEXT,
            "root; on AWS the image's own user",
            "Login name on the hosts; where it is not root it needs sudo without a password.");
    public static final Setting<Integer> PORT =
            Setting.of("cluster_ssh_port", SettingType.INTEGER, DEFAULT_PORT, "Port of the hosts' ssh server.");
    public static final Setting<String> KEY_FILE = Setting.computed(
            "ssh_key_file",
            SettingType.TEXT,
            "id_ and the cluster's name, in its directory",
            "Private key that the hosts let in; a relative path is in the cluster's directory.");
    public static final Setting<Boolean> AGENT = Setting.of(
            "use_ssh_agent",
            SettingType.BOOLEAN,
            false,
            "Whether the user's ssh agent and own keys are used in place of a key of the cluster.");
    public static final Setting<Boolean> FORWARD_AGENT = Setting.of(
            "forward_ssh_agent",
            SettingType.BOOLEAN,
            false,
            "Whether `ssh -F ssh_config` forwards the user's agent to the hosts.");

    private SshSettings() {}

    public static List<Setting<?>> all() {
        return List.of(USER, PORT, KEY_FILE, AGENT, FORWARD_AGENT);
    }
}
