package dev.howdah.component.haproxy;

import dev.howdah.component.Certificates;
import dev.howdah.component.Deployment;
import dev.howdah.component.HealthCheck;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PrimaryWatch;
import dev.howdah.component.Template;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Sql;
import dev.howdah.resource.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The service on a Postgres host that tells HAProxy whether that host is primary, under an account without rights.
///
/// One unit notes what Postgres says of itself, by a connection that stays. For each question a socket of systemd
/// starts
/// a script that reads the note: no psql, as several HAProxies ask several times a second and a busy host must not seem
/// to be down. It answers on the cluster's own address only and tells nothing secret.
record HealthService(Deployment deployment, Instance instance, HealthCheck check) {

    static final String SOCKET = "howdah-health.socket";
    static final String WATCH = "howdah-watch";

    private static final String SCRIPT = "/usr/local/lib/howdah/health";
    private static final String SERVICE = "/etc/systemd/system/howdah-health@.service";
    private static final String WATCHING = "/usr/local/lib/howdah/watch";
    static final Template TEXT = Template.of(HealthService.class, "health.sh");
    private static final Template WATCH_TEXT = Template.of(HealthService.class, "watch.sh");

    List<Resource> resources() {
        var cluster = deployment.cluster();
        var resources = new ArrayList<>(PrimaryWatch.account(deployment.credentials()));
        resources.addAll(List.of(
                Directory.ofRoot("/usr/local/lib/howdah"),
                ConfigFile.ofRoot(
                        Certificates.authorityPath(), deployment.credentials().certificateAuthority()),
                PrimaryWatch.functions(cluster, instance),
                new ConfigFile(WATCHING, filled(WATCH_TEXT), "0755", "root", "root"),
                new ConfigFile(SCRIPT, filled(TEXT), "0755", "root", "root"),
                Unit.own(WATCH, heading() + watch()).restartedBy(WATCHING, PrimaryWatch.FUNCTIONS),
                ConfigFile.ofRoot(SERVICE, heading() + service()),
                Unit.own(SOCKET, heading() + socket()).restartedBy(SERVICE)));
        return resources;
    }

    private String heading() {
        return new Heading(deployment.cluster().name()).line();
    }

    private String filled(Template template) {
        return template.filled(Map.of(
                "heading",
                heading(),
                "note",
                "/run/howdah-watch/state",
                "functions",
                PrimaryWatch.FUNCTIONS,
                "port",
                Integer.toString(
                        PostgresPaths.of(deployment.cluster(), instance).port()),
                "role",
                PrimaryWatch.ROLE,
                "followers",
                followers(deployment.cluster())));
    }

    private String followers(Cluster cluster) {
        var names = cluster.dataInstances().stream()
                .map(Instance::name)
                .filter(name -> !name.equals(instance.name()))
                .map(Sql::literal)
                .toList();
        return names.isEmpty() ? "''" : String.join(", ", names);
    }

    /// A limit on the number of connections in a while would end the service for good, so there is none; there is one
    /// on connections at a time.
    private String socket() {
        return """
                [Unit]
                Description=Port that tells whether this Postgres is primary

                [Socket]
                ListenStream=%s%d
                FreeBind=yes
                Accept=yes
                MaxConnections=64
                TriggerLimitIntervalSec=0

                [Install]
                WantedBy=sockets.target
                """.formatted(instance.address().map(ip -> ip + ":").orElse(""), check.port());
    }

    private static String watch() {
        return """
                [Unit]
                Description=Notes whether this Postgres is primary, for howdah-health
                After=postgres.service
                StartLimitIntervalSec=0

                [Service]
                User=%s
                RuntimeDirectory=howdah-watch
                ExecStart=%s
                Restart=always
                RestartSec=1
                NoNewPrivileges=yes

                [Install]
                WantedBy=multi-user.target
                """.formatted(PrimaryWatch.ROLE, WATCHING);
    }

    private static String service() {
        return """
                [Unit]
                Description=Tells whether this Postgres is primary
                CollectMode=inactive-or-failed

                [Service]
                User=%s
                ExecStart=-%s
                StandardInput=socket
                StandardError=null
                RuntimeMaxSec=5
                NoNewPrivileges=yes
                LogLevelMax=err
                """.formatted(PrimaryWatch.ROLE, SCRIPT);
    }
}
