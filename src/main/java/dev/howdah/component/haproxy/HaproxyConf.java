package dev.howdah.component.haproxy;

import dev.howdah.component.Certificates;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.HealthCheck;
import dev.howdah.component.PostgresConnections;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.ProxyPorts;
import dev.howdah.component.Template;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.Heading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The content of an instance's haproxy.cfg.
record HaproxyConf(Cluster cluster, Instance instance, FailoverManager manager) {

    static final String PATH = "/etc/haproxy/haproxy.cfg";

    private static final Template READ_WRITE = Template.of(HaproxyConf.class, "haproxy.cfg");
    private static final Template READ_ONLY = Template.of(HaproxyConf.class, "read-only.cfg");

    /// Connections that a port takes at least, waiting ones included.
    private static final int FRONTEND = 1000;

    String text() {
        var values = new HashMap<>(Map.of(
                "heading", new Heading(cluster.name()).line(),
                "socket", cluster.value(instance, HaproxySettings.SOCKET),
                "address", cluster.value(instance, HaproxySettings.BIND_ADDRESS),
                "port", cluster.value(instance, ProxyPorts.HAPROXY).toString(),
                "read_only_port",
                        cluster.value(instance, ProxyPorts.HAPROXY_READ_ONLY).toString(),
                "replica",
                        "/replica"
                                + cluster.chosen(instance, HaproxySettings.MOST_LAG)
                                        .map(lag -> "?lag=" + lag)
                                        .orElse(""),
                "checks", words(List.of(checks()), cluster.value(instance, HaproxySettings.DEFAULT_SERVER_OPTIONS))));
        int frontend = Math.max(
                FRONTEND,
                2 * servers().stream().mapToInt(this::mostConnections).max().orElse(0));
        values.put("state", HaproxyUnit.STATE);
        values.put(
                "connect",
                cluster.value(instance, HaproxySettings.CONNECT_TIMEOUT).text());
        values.put(
                "check", cluster.value(instance, HaproxySettings.CHECK_TIMEOUT).text());
        values.put("frontend", Integer.toString(frontend));
        values.put("all", Integer.toString(2 * frontend + 100));
        values.put("servers", lines(true));
        values.put("replicas", lines(false));
        return READ_WRITE.filled(values)
                + (cluster.value(instance, ProxyPorts.READ_ONLY_ENABLED) ? READ_ONLY.filled(values) : "");
    }

    /// Found down after a few failures, back after a few answers; sessions to one that is down are ended.
    private String checks() {
        return "inter %s fastinter %s downinter %s rise %d fall %d on-marked-down shutdown-sessions"
                .formatted(
                        cluster.value(instance, HaproxySettings.INTER).text(),
                        cluster.value(instance, HaproxySettings.FASTINTER).text(),
                        cluster.value(instance, HaproxySettings.DOWNINTER).text(),
                        cluster.value(instance, HaproxySettings.RISE),
                        cluster.value(instance, HaproxySettings.FALL));
    }

    /// Whom connections may go to, in order of preference.
    List<Instance> servers() {
        return cluster.chosen(instance, HaproxySettings.SERVERS)
                .map(names -> names.stream().map(this::server).toList())
                .orElseGet(cluster::dataInstances);
    }

    private Instance server(String name) {
        var names = cluster.dataInstances().stream().map(Instance::name).toList();
        return cluster.find(name)
                .filter(Instance::holdsData)
                .orElseThrow(() -> ProblemException.wrongInput(
                        Problem.inOption(HaproxySettings.SERVERS.name(), "'" + name + "' holds no data of the cluster")
                                .withRemedy("instances that do are " + String.join(", ", names)
                                        + DidYouMean.nearest(name, names)
                                                .map(near -> "; did you mean '" + near + "'?")
                                                .orElse(""))));
    }

    /// @param single whether only one of them may get connections at a time: the others are backups of the first
    private String lines(boolean single) {
        var lines = new ArrayList<String>();
        for (var server : servers()) {
            var words = new ArrayList<>(List.of(
                    "    server",
                    server.name(),
                    address(server) + ":" + PostgresPaths.of(cluster, server).port(),
                    "maxconn",
                    Integer.toString(mostConnections(server)),
                    check(server)));
            if (single && !lines.isEmpty()) {
                words.add("backup");
            }
            lines.add(words(words, cluster.value(instance, HaproxySettings.SERVER_OPTIONS)));
        }
        return String.join("\n", lines);
    }

    private static String check(Instance server, HealthCheck check) {
        return "check port " + check.port()
                + (check.tls()
                        ? " check-ssl verify required ca-file %s verifyhost %s"
                                .formatted(Certificates.authorityPath(), server.name())
                        : "");
    }

    private String check(Instance server) {
        return check(server, manager.healthCheck(cluster, server));
    }

    private static String address(Instance server) {
        return server.address().orElse(server.name());
    }

    private int mostConnections(Instance server) {
        return cluster.chosen(instance, HaproxySettings.MOST_CONNECTIONS)
                .orElseGet(() -> PostgresConnections.forProxies(cluster, server));
    }

    private static String words(List<String> first, List<String> more) {
        return java.util.stream.Stream.concat(first.stream(), more.stream()).collect(Collectors.joining(" "));
    }
}
