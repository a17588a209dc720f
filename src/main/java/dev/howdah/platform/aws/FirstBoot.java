package dev.howdah.platform.aws;

import dev.howdah.secret.HostKeys.HostKey;

/// What cloud-init does at a machine's first boot: its name, and a host key for the first connection.
final class FirstBoot {

    private FirstBoot() {}

    static String of(String name, HostKey first) {
        return """
                #cloud-config
                # Written by Howdah. The host key is for the first connection only and replaced over it.
                hostname: %s
                preserve_hostname: false
                manage_etc_hosts: false
                disable_root: true
                ssh_pwauth: false
                ssh_deletekeys: true
                ssh_keys:
                  ed25519_private: |
                %s
                  ed25519_public: %s
                """.formatted(name, first.privateKey().reveal().strip().indent(4).stripTrailing(), first.publicKey());
    }
}
