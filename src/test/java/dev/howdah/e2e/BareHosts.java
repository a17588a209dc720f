package dev.howdah.e2e;

import dev.howdah.platform.docker.PreparedImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Servers as somebody else would install them: systemd, sshd, an account that may use sudo. Howdah reaches them by ssh
/// only; tests look at them by docker.
record BareHosts(TestCluster cluster) {

    private static final String BOOT =
            "umount -l /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; exec /lib/systemd/systemd";

    private static final String INSTALL = """
            set -e
            until [ -S /run/systemd/private ]; do sleep 0.1; done
            ssh-keygen -A >/dev/null
            useradd -m -s /bin/bash admin
            echo 'admin ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/admin
            mkdir -p /home/admin/.ssh /root/.ssh; chmod 700 /home/admin/.ssh /root/.ssh
            chown admin: /home/admin/.ssh
            systemctl restart ssh
            """;

    void boot(List<Node> nodes) {
        PreparedImages.prepared("12");
        var label = "dev.howdah.directory=" + cluster.directory();
        Docker.run("network", "create", "--subnet", cluster.network(), "--label", label, network())
                .succeeds();
        for (int i = 0; i < nodes.size(); i++) {
            run(nodes.get(i).name(), cluster.address(i + 1), label);
        }
        nodes.forEach(node -> node.sh(INSTALL));
    }

    private String network() {
        return cluster.directory().getFileName().toString();
    }

    private void run(String name, String address, String label) {
        var command = new ArrayList<>(List.of("run", "-d", "--cgroupns", "private"));
        command.addAll(List.of("--name", name, "--hostname", name, "--label", label));
        command.addAll(List.of("--network", network(), "--ip", address, "-e", "container=docker"));
        command.addAll(List.of("--cap-add", "SYS_ADMIN", "--stop-signal", "SIGRTMIN+3", "--shm-size", "256m"));
        command.addAll(List.of("--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined"));
        command.addAll(List.of("--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp"));
        command.addAll(List.of("howdah-test/debian:12", "/bin/sh", "-c", BOOT));
        Docker.run(command.toArray(String[]::new)).succeeds();
    }

    /// As `ssh-copy-id` does.
    void letIn(Node node, String account, Path publicKey) {
        var home = account.equals("root") ? "/root" : "/home/" + account;
        node.sh("echo '%s' >> %s/.ssh/authorized_keys && chown %s: %s/.ssh/authorized_keys"
                .formatted(TestCluster.read(publicKey).strip(), home, account, home));
    }
}
