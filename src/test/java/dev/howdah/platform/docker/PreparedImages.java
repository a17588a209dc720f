package dev.howdah.platform.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.howdah.host.Script;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.DockerConnections;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.DistributionImage;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// Images for tests. `./check` makes them before the end-to-end tests; a test that runs alone makes what is missing.
public final class PreparedImages {

    private static final String LABEL = "dev.howdah.prepared";
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private static final Map<String, String> POSTGRES = Map.of("12", "15", "13", "17");

    /// As Howdah installs packages: no service starts, no cluster is made.
    private static final String SCRIPT = """
            set -e
            export DEBIAN_FRONTEND=noninteractive
            printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d
            chmod 755 /usr/sbin/policy-rc.d
            mkdir -p /etc/postgresql-common/createcluster.d
            echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/test.conf
            try() { timeout 300 "$@" || timeout 600 "$@"; }
            try apt-get -q update
            try apt-get -q -y --no-install-recommends -o APT::Keep-Downloaded-Packages=true install \\
                postgresql-%1$s postgresql-%1$s-repmgr postgresql-client-%1$s repmgr-common \\
                barman barman-cli python3-barman rsync cron chrony rsyslog logrotate openssl openssh-client \\
                openssh-server locales procps sudo ca-certificates pigz bzip2 iproute2 iptables \\
                etcd-server etcd-client patroni python3-etcd jq haproxy socat pgbouncer
            systemctl disable etcd haproxy pgbouncer patroni
            rm -f /usr/sbin/policy-rc.d /etc/postgresql-common/createcluster.d/test.conf /etc/ssh/ssh_host_*
            """;

    private PreparedImages() {}

    /// Howdah's own image: bare, for tests of installation.
    public static DistributionImage bare(String version) {
        var image = DistributionImage.of(DistributionImage.DEBIAN, version);
        try (var engine = Engine.fromEnvironment()) {
            new BaseImage(engine, image).ensure();
        }
        return image;
    }

    /// The same with all packages of a cluster, for all other tests: they spare the mirror, and a minute.
    public static DistributionImage prepared(String version) {
        var base = bare(version);
        var image = new DistributionImage(base.distribution(), version, "howdah-test/debian:" + version);
        try (var engine = Engine.fromEnvironment()) {
            var made = Integer.toHexString(SCRIPT.hashCode()) + " " + idOf(engine, base.name());
            if (!isMade(engine, image.name(), made)) {
                prepare(engine, base, SCRIPT.formatted(POSTGRES.get(version)), image.name(), made);
            }
        }
        return image;
    }

    /// Another image, made of the bare one of Debian 12 by a script.
    ///
    /// @param word its name among those for tests
    /// @return its full name
    public static String madeBy(String word, String script) {
        var base = bare("12");
        var name = "howdah-test/" + word + ":latest";
        try (var engine = Engine.fromEnvironment()) {
            var made = Integer.toHexString(script.hashCode()) + " " + idOf(engine, base.name());
            if (!isMade(engine, name, made)) {
                prepare(engine, base, script, name, made);
            }
        }
        return name;
    }

    private static String idOf(Engine engine, String image) {
        return Objects.requireNonNull(
                engine.client().inspectImageCmd(image).exec().getId());
    }

    private static boolean isMade(Engine engine, String image, String made) {
        try {
            var config = engine.client().inspectImageCmd(image).exec().getConfig();
            return config != null
                    && config.getLabels() != null
                    && made.equals(config.getLabels().get(LABEL));
        } catch (NotFoundException _) {
            return false;
        }
    }

    private static void prepare(Engine engine, DistributionImage base, String script, String image, String made) {
        int colon = image.lastIndexOf(':');
        var name = "howdah-prepare-" + image.substring(colon + 1) + "-"
                + ProcessHandle.current().pid();
        var labels = new ClusterLabels("howdah-test-image", "/" + name);
        var client = engine.client();
        client.createContainerCmd(base.name())
                .withName(name)
                .withLabels(labels.ofInstance(name))
                .withCmd("/bin/sh", "-c", "exec tail -f /dev/null")
                .withHostConfig(HostConfig.newHostConfig()
                        .withInit(true)
                        .withBinds(Bind.parse("howdah-test-apt-" + base.version() + ":/var/cache/apt/archives")))
                .exec();
        try {
            client.startContainerCmd(name).exec();
            try (var connection = new DockerConnections(engine, labels).to(name)) {
                var result = connection.run(new Script(script, LIMIT));
                if (!result.succeeded()) {
                    throw new IllegalStateException("packages cannot be installed: " + result.out() + result.err());
                }
            }
            client.commitCmd(name)
                    .withLabels(Map.of(LABEL, made))
                    .withRepository(image.substring(0, colon))
                    .withTag(image.substring(colon + 1))
                    .exec();
        } finally {
            client.removeContainerCmd(name).withForce(true).exec();
        }
    }

    /// Makes the images of the versions given, bare and prepared.
    public static void main(String[] versions) {
        for (var version : versions) {
            prepared(version);
        }
    }
}
