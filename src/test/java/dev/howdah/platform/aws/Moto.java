package dev.howdah.platform.aws;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.howdah.host.Script;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.DockerConnections;
import dev.howdah.host.docker.Engine;
import dev.howdah.platform.docker.PreparedImages;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// A moto server in a container: it answers as EC2 does, as far as the API goes. No machines come up.
final class Moto implements AutoCloseable {

    private static final String IMAGE = "howdah-test/moto";
    private static final String NAME = "howdah-moto-" + ProcessHandle.current().pid();
    private static final ClusterLabels LABELS = new ClusterLabels("howdah-moto", "/nowhere/moto");

    private static final String INSTALL = """
            set -e
            export DEBIAN_FRONTEND=noninteractive
            try() { timeout 300 "$@" || timeout 600 "$@"; }
            try apt-get -q update
            try apt-get -q -y --no-install-recommends -o APT::Keep-Downloaded-Packages=true install \\
                python3-moto python3-flask python3-flask-cors
            moto_server --help >/dev/null
            """;

    private static final String LABEL = "dev.howdah.prepared";
    private static final String MADE = Integer.toHexString(INSTALL.hashCode());

    /// It answers once its port is open; the container's own shell waits for that.
    private static final String AWAIT = """
            until python3 -c 'import socket; socket.create_connection(("127.0.0.1", 5000), 1)' 2>/dev/null
            do sleep 0.1; done
            """;

    private final Engine engine = Engine.fromEnvironment();
    private final URI address;

    Moto() {
        prepare();
        run(IMAGE + ":latest", "exec moto_server -H 0.0.0.0 -p 5000");
        try (var connection = new DockerConnections(engine, LABELS).to(NAME)) {
            connection.run(new Script(AWAIT, Duration.ofSeconds(60)));
        }
        var networks = engine.client()
                .inspectContainerCmd(NAME)
                .exec()
                .getNetworkSettings()
                .getNetworks();
        address = URI.create("http://" + networks.values().iterator().next().getIpAddress() + ":5000");
    }

    URI address() {
        return address;
    }

    private void prepare() {
        if (isMade()) {
            return;
        }
        run(PreparedImages.bare("13").name(), "exec tail -f /dev/null");
        try (var connection = new DockerConnections(engine, LABELS).to(NAME)) {
            var result = connection.run(new Script(INSTALL, Duration.ofMinutes(15)));
            if (!result.succeeded()) {
                throw new IllegalStateException("moto cannot be installed: " + result.out() + result.err());
            }
        }
        engine.client()
                .commitCmd(NAME)
                .withRepository(IMAGE)
                .withTag("latest")
                .withLabels(Map.of(LABEL, MADE))
                .exec();
        remove();
    }

    private boolean isMade() {
        try {
            var config = engine.client().inspectImageCmd(IMAGE).exec().getConfig();
            return config != null
                    && config.getLabels() != null
                    && MADE.equals(config.getLabels().get(LABEL));
        } catch (NotFoundException _) {
            return false;
        }
    }

    private void run(String image, String command) {
        engine.client()
                .createContainerCmd(image)
                .withName(NAME)
                .withLabels(LABELS.ofInstance(NAME))
                .withCmd("/bin/sh", "-c", command)
                .withHostConfig(HostConfig.newHostConfig()
                        .withInit(true)
                        .withBinds(Bind.parse("howdah-test-apt-13:/var/cache/apt/archives")))
                .exec();
        engine.client().startContainerCmd(NAME).exec();
    }

    private void remove() {
        engine.client().removeContainerCmd(NAME).withForce(true).exec();
    }

    @Override
    public void close() {
        remove();
        engine.close();
    }
}
