package dev.howdah.operation;

import dev.howdah.component.Credentials;
import dev.howdah.host.Connection;
import dev.howdah.host.ssh.ControlSockets;
import dev.howdah.host.ssh.SshClient;
import dev.howdah.host.ssh.SshConnections;
import dev.howdah.host.ssh.SshTarget;
import dev.howdah.host.ssh.SshTrouble;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.SshAccess;
import dev.howdah.platform.aws.AwsPlatform;
import dev.howdah.platform.aws.ClusterIdentity;
import dev.howdah.platform.aws.Ec2;
import dev.howdah.platform.aws.SshArrival;
import dev.howdah.secret.HostKeys;
import dev.howdah.secret.SshKeyPair;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a cluster on AWS is, and the way to it.
///
/// Public addresses are known only once there are instances, so `provision` writes ssh_config after it made them. All
/// else uses that file and asks AWS nothing.
final class AwsSite {

    private AwsSite() {}

    static Site open(ClusterHome home, Platform.Aws aws) {
        var pair = SshKeyPair.ensure(home.directory(), home.cluster().name());
        var ssh = new SshSite(home);
        var arrival = new SshArrival(
                new HostKeys(home.directory()),
                (instance, address, key) -> first(home, pair, new New(instance, address, key)));
        var identity = new ClusterIdentity(pair.publicKey(), System.getProperty("user.name", ""));
        var platform = new AwsPlatform(() -> Ec2.in(aws.network().region()), home.cluster(), aws, identity, arrival);
        return new Site(platform, ssh.connections(ssh.client()));
    }

    /// A machine that nobody connected to yet.
    private record New(Instance instance, String address, String hostKey) {}

    /// A connection of its own, by files that know this one machine by its first key only.
    private static Connection first(ClusterHome home, SshKeyPair pair, New machine) {
        var name = machine.instance().name();
        var folder = home.notes().toAbsolutePath().normalize().resolve("first-connection");
        var known = folder.resolve(name + ".known_hosts");
        var config = folder.resolve(name + ".ssh_config");
        SshFiles.makeFolder(folder);
        SshFiles.writeIfNew(known, name + " " + withoutComment(machine.hostKey()) + "\n");
        var access = SshFiles.access(home, machine.instance());
        SshFiles.writeIfNew(config, host(access, name, machine.address(), pair.privateKeyFile(), known));
        var client = new SshClient(List.of("ssh"), config, ControlSockets.NONE);
        var trouble = new SshTrouble(home.directory(), access.user() + "@" + machine.address(), Optional.empty());
        var connections = new SshConnections(client, Map.of(name, new SshTarget(name, access.isRoot(), trouble)));
        return connections.to(name);
    }

    /// `ssh_config` and `known_hosts`, for `ssh -F ssh_config NAME`.
    ///
    /// @param addresses where instances are reached from here
    static void writeSshFiles(ClusterHome home, Credentials credentials, Map<String, String> addresses) {
        var pair = SshKeyPair.ensure(home.directory(), home.cluster().name());
        var known = SshFiles.file(home, "known_hosts");
        var config = new StringBuilder("# Written by Howdah from config.yml and AWS; overwritten by provision.\n");
        var keys = new StringBuilder();
        for (var instance : home.cluster().instances()) {
            var address = addresses.getOrDefault(instance.name(), instance.name());
            config.append(
                    host(SshFiles.access(home, instance), instance.name(), address, pair.privateKeyFile(), known));
            keys.append(instance.name()).append(',').append(address).append(' ');
            keys.append(withoutComment(credentials.hostPublicKey(instance))).append('\n');
        }
        SshFiles.writeIfNew(SshFiles.file(home, "ssh_config"), config.toString());
        SshFiles.writeIfNew(known, keys.toString());
    }

    private static String host(SshAccess access, String name, String address, Path key, Path known) {
        return """
                Host %s
                  HostName %s
                  HostKeyAlias %s
                  User %s
                  Port %d
                  IdentityFile "%s"
                  IdentitiesOnly yes
                  UserKnownHostsFile "%s"
                  StrictHostKeyChecking yes
                """.formatted(
                        name,
                        address,
                        name,
                        access.user(),
                        access.port(),
                        key.toAbsolutePath().normalize(),
                        known);
    }

    private static String withoutComment(String publicKey) {
        var words = publicKey.split(" ", 3);
        return words[0] + " " + words[1];
    }
}
