package dev.howdah.operation;

import dev.howdah.engine.Parallel;
import dev.howdah.host.Connections;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.DockerConnections;
import dev.howdah.host.docker.Engine;
import dev.howdah.host.ssh.HostKeyScan;
import dev.howdah.model.Platform;
import dev.howdah.platform.ProvisioningPlatform;
import dev.howdah.platform.bare.AccessFiles;
import dev.howdah.platform.bare.BarePlatform;
import dev.howdah.platform.docker.DockerPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a cluster's machines are, and the way to them.
public record Site(ProvisioningPlatform platform, Connections connections) implements AutoCloseable {

    public static Site open(ClusterHome home) {
        return switch (home.cluster().platform()) {
            case Platform.Docker docker -> docker(home, docker);
            case Platform.Bare _ -> bare(home);
            case Platform.Aws aws -> AwsSite.open(home, aws);
        };
    }

    /// Makes ready, while others read config.yml, what the first question to a Docker engine needs: its client takes
    /// longer to load than all else before the hosts are asked. Whatever fails here is told by the real question.
    static void foresee(Path directory) {
        Parallel.besides(() -> {
            try {
                if (Files.readString(directory.resolve("config.yml")).contains("docker")) {
                    try (var engine = Engine.fromEnvironment()) {
                        engine.client().listContainersCmd().exec();
                    }
                }
            } catch (IOException | RuntimeException _) {
                return;
            }
        });
    }

    private static Site docker(ClusterHome home, Platform.Docker docker) {
        var engine = Engine.fromEnvironment();
        var labels = ClusterLabels.of(home.cluster().name(), home.directory());
        return new Site(
                new DockerPlatform(engine, home.cluster(), docker, labels), new DockerConnections(engine, labels));
    }

    /// The files by which servers are reached are written here, as there is nothing to be made first.
    private static Site bare(ClusterHome home) {
        SshFiles.writeForServers(home);
        var ssh = new SshSite(home);
        var client = ssh.client();
        var connections = ssh.connections(client);
        var files = new AccessFiles(
                home.directory().toAbsolutePath().normalize(),
                SshFiles.file(home, "id_" + home.cluster().name()));
        return new Site(
                new BarePlatform(home.cluster(), connections.unshared(), new HostKeyScan(client), files), connections);
    }

    @Override
    public void close() {
        connections.close();
        platform.close();
    }
}
