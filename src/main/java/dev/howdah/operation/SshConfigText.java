package dev.howdah.operation;

import dev.howdah.model.Instance;
import dev.howdah.model.SshAccess;
import dev.howdah.model.SshSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// The text of a cluster's ssh_config. What stands first counts in ssh's configuration, so that what the user
/// configured only adds to it: jump hosts, keys, certificates, but never whether host keys are checked.
///
/// @param keyFiles private keys by instance, where one is named
/// @param users whether the user's own files of ssh count too
record SshConfigText(ClusterHome home, Function<Instance, Optional<Path>> keyFiles, boolean users) {

    /// Where an instance is reached from this machine.
    static String address(Instance instance) {
        return instance.platformKeys().get("ansible_host") instanceof String host
                ? host
                : instance.reachedAt().orElse(instance.name());
    }

    String text() {
        var text = new StringBuilder("# Written by Howdah from config.yml; changes are overwritten by provision.\n");
        home.cluster().instances().forEach(instance -> append(text, instance));
        if (users) {
            text.append("Match all\n  Include ~/.ssh/config\n  Include /etc/ssh/ssh_config\n");
        }
        return text.toString();
    }

    private void append(StringBuilder text, Instance instance) {
        var access = SshAccess.of(home.cluster(), instance);
        text.append("Host ").append(instance.name()).append('\n');
        line(text, "HostName", address(instance));
        line(text, "User", users ? access.user() : SshSettings.DEFAULT_USER);
        if (users) {
            line(text, "Port", Integer.toString(access.port()));
        }
        keyFiles.apply(instance).ifPresent(file -> line(text, "IdentityFile", quoted(file)));
        if (!users || !access.usesAgent()) {
            line(text, "IdentitiesOnly", "yes");
        }
        if (access.forwardsAgent()) {
            line(text, "ForwardAgent", "yes");
        }
        var known = quoted(SshFiles.file(home, "known_hosts"));
        line(text, "UserKnownHostsFile", users ? known + " ~/.ssh/known_hosts ~/.ssh/known_hosts2" : known);
        line(text, "StrictHostKeyChecking", "yes");
    }

    private static void line(StringBuilder text, String keyword, String value) {
        text.append("  ").append(keyword).append(' ').append(value).append('\n');
    }

    private static String quoted(Path file) {
        return "\"" + file.toString().replace("%", "%%") + "\"";
    }
}
