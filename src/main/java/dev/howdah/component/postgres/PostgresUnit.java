package dev.howdah.component.postgres;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;

/// The unit file of `postgres.service`.
///
/// Type=notify: systemd knows when Postgres takes connections, without polling. Containers may neither lower the OOM
/// score nor raise limits, so the unit does not try.
record PostgresUnit(Cluster cluster, Instance instance, PostgresPaths paths) {

    static final String PATH = "/etc/systemd/system/postgres.service";

    String content(String heading) {
        return heading
                + """
                [Unit]
                Description=Postgres %s of cluster %s
                After=network-online.target
                Wants=network-online.target

                [Service]
                Type=notify
                User=%s
                RuntimeDirectory=postgresql
                RuntimeDirectoryMode=2775
                RuntimeDirectoryPreserve=yes
                %s%sExecStart=%s/postgres -D %s
                ExecReload=/bin/kill -HUP $MAINPID
                KillMode=mixed
                KillSignal=SIGINT
                TimeoutStartSec=infinity
                TimeoutStopSec=600
                Restart=%s

                [Install]
                WantedBy=multi-user.target
                """.formatted(
                                cluster.postgres(),
                                cluster.name(),
                                paths.user(),
                                environment(),
                                guard(),
                                paths.binaries(),
                                paths.dataDirectory(),
                                cluster.value(instance, PostgresSettings.SERVICE_RESTART));
    }

    private String guard() {
        return cluster.value(instance, PostgresSettings.START_GUARD) && instance.holdsData()
                ? "ExecStartPre=" + StartGuard.PATH + "\n"
                : "";
    }

    private String environment() {
        var variables = cluster.value(instance, PostgresSettings.SERVICE_ENVIRONMENT);
        var lines = new StringBuilder();
        variables.forEach((name, value) -> lines.append("Environment=\"%s=%s\"\n".formatted(name, value)));
        return lines.toString();
    }
}
