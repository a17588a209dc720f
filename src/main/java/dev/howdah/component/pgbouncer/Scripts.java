package dev.howdah.component.pgbouncer;

import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PrimaryWatch;
import dev.howdah.component.ProxyPorts;
import dev.howdah.component.Template;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Heading;
import java.util.Map;

/// The commands and units on a host that go with PgBouncer.
record Scripts(Cluster cluster, Instance instance) {

    /// Keeps PgBouncer pointed at the primary.
    static final String FOLLOW = "/usr/local/lib/howdah/pgbouncer-follow";
    /// Holds clients back during a planned change of the primary.
    static final String PAUSE = "/usr/local/lib/howdah/pgbouncer-pause";

    static final String FOLLOW_UNIT = "howdah-pgbouncer-follow";

    private static final int LONGEST_PAUSE_SECONDS = 60;

    static final Template FOLLOW_TEXT = Template.of(Scripts.class, "follow.sh");
    private static final Template PAUSE_TEXT = Template.of(Scripts.class, "pause.sh");

    String follow() {
        return FOLLOW_TEXT.filled(Map.of(
                "heading", heading(),
                "functions", PrimaryWatch.FUNCTIONS,
                "file", PgbouncerConf.DATABASES,
                "template", PgbouncerConf.TEMPLATE,
                "socket", PgbouncerConf.SOCKETS,
                "port", port(),
                "auth_database", cluster.value(instance, PgbouncerSettings.AUTH_DATABASE)));
    }

    String pause() {
        return PAUSE_TEXT.filled(Map.of(
                "heading", heading(),
                "longest", Integer.toString(LONGEST_PAUSE_SECONDS),
                "user", paths().user(),
                "psql", paths().binaries() + "/psql",
                "socket", PgbouncerConf.SOCKETS,
                "port", port(),
                "follow", FOLLOW));
    }

    /// The port stands in it because a change of it is the one that PgBouncer does not take by being reloaded.
    String unit() {
        return heading() + """
                [Unit]
                Description=PgBouncer on port %s, pool of connections to cluster %s
                After=network-online.target
                Wants=network-online.target

                [Service]
                Type=notify
                User=%s
                ExecStartPre=%s once
                ExecStart=/usr/sbin/pgbouncer %s
                ExecReload=/bin/kill -HUP $MAINPID
                KillSignal=SIGINT
                TimeoutStopSec=30
                Restart=on-failure
                RestartSec=1
                LimitNOFILE=65536

                [Install]
                WantedBy=multi-user.target
                """.formatted(port(), cluster.name(), paths().user(), FOLLOW, PgbouncerConf.MAIN);
    }

    String followUnit() {
        return heading() + """
                [Unit]
                Description=Keeps PgBouncer pointed at the primary of cluster %s
                After=network-online.target
                Wants=network-online.target
                StartLimitIntervalSec=0

                [Service]
                User=%s
                ExecStart=%s
                Restart=always
                RestartSec=1

                [Install]
                WantedBy=multi-user.target
                """.formatted(cluster.name(), paths().user(), FOLLOW);
    }

    private String heading() {
        return new Heading(cluster.name()).line();
    }

    private String port() {
        return Integer.toString(cluster.value(instance, ProxyPorts.PGBOUNCER));
    }

    private PostgresPaths paths() {
        return PostgresPaths.of(cluster, instance);
    }
}
