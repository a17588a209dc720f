package dev.howdah.operation;

import dev.howdah.host.ssh.ControlSockets;
import dev.howdah.host.ssh.SshClient;
import dev.howdah.host.ssh.SshConnections;
import dev.howdah.host.ssh.SshTarget;
import dev.howdah.host.ssh.SshTrouble;
import dev.howdah.model.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// The way by ssh to the hosts of one cluster.
record SshSite(ClusterHome home) {

    /// A socket's name may have 104 bytes on some systems; the client's own part of it and what it adds take 67.
    private static final int LONGEST_FOLDER = 36;

    SshClient client() {
        var programs = new ArrayList<String>();
        if (isInstalled("setsid")) {
            programs.add("setsid"); // Ctrl-C on our terminal is not for the connections: we end gently
        }
        programs.add("ssh");
        return new SshClient(programs, SshFiles.file(home, "ssh_config"), sockets());
    }

    SshConnections connections(SshClient client) {
        var targets = new LinkedHashMap<String, SshTarget>();
        home.cluster().instances().forEach(instance -> targets.put(instance.name(), target(instance)));
        return new SshConnections(client, targets);
    }

    private SshTarget target(Instance instance) {
        var access = SshFiles.access(home, instance);
        var port = access.port() == 22 ? "" : "-p " + access.port() + " ";
        var login = port + access.user() + "@" + SshConfigText.address(instance);
        var publicKey = SshFiles.keyFile(home, instance).map(file -> file.resolveSibling(file.getFileName() + ".pub"));
        return new SshTarget(instance.name(), access.isRoot(), new SshTrouble(home.directory(), login, publicKey));
    }

    /// In the user's folder of the running system, or one like it: sockets need short names and a local file system.
    private ControlSockets sockets() {
        var folder = Map.copyOf(System.getenv()).getOrDefault("XDG_RUNTIME_DIR", "");
        var own = folder.isEmpty() || folder.length() > LONGEST_FOLDER || !Files.isDirectory(Path.of(folder))
                ? Path.of(System.getProperty("java.io.tmpdir"), "howdah-" + System.getProperty("user.name"))
                : Path.of(folder, "howdah");
        return own.toString().length() <= LONGEST_FOLDER && isOurs(own)
                ? ControlSockets.in(own, mark())
                : ControlSockets.NONE;
    }

    /// A folder that others can write to, or that another made before us, is not used.
    private static boolean isOurs(Path folder) {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder).getName().equals(System.getProperty("user.name"))
                    && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
                            .equals("rwx------");
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private String mark() {
        var checksum = new CRC32();
        checksum.update(SshFiles.file(home, "ssh_config").toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    private static boolean isInstalled(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, program)));
    }
}
