package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Heading;

/// The units of systemd that belong to repmgr on one instance.
record RepmgrUnits(Cluster cluster, Instance instance) {

    private static final int KEPT_DAYS = 7;

    /// repmgrd in the foreground: systemd keeps its log and starts it again.
    String daemon() {
        return heading() + """
                [Unit]
                Description=Failover manager repmgr, watching Postgres %s
                After=network-online.target postgres.service
                Wants=network-online.target
                StartLimitIntervalSec=0

                [Service]
                User=%s
                ExecStart=%s/repmgrd --daemonize=false --no-pid-file -f %s
                ExecReload=/bin/kill -HUP $MAINPID
                Restart=on-failure
                RestartSec=5

                [Install]
                WantedBy=multi-user.target
                """.formatted(cluster.postgres(), paths().user(), paths().binaries(), conf());
    }

    /// Removes old monitoring history; of all members only the primary does it.
    String cleanupService() {
        return heading()
                + """
                [Unit]
                Description=Removal of repmgr's old monitoring history

                [Service]
                Type=oneshot
                User=%s
                ExecCondition=/bin/sh -c '[ "$(%s -XAtqw -p %d -d postgres -c "select pg_is_in_recovery()")" = f ]'
                ExecStart=%s/repmgr -f %s cluster cleanup --keep-history=%d
                """.formatted(
                        paths().user(), paths().client(), paths().port(), paths().binaries(), conf(), KEPT_DAYS);
    }

    String cleanupTimer() {
        return heading()
                + """
                [Unit]
                Description=Times of the removal of repmgr's old monitoring history

                [Timer]
                %s
                [Install]
                WantedBy=timers.target
                """.formatted(cluster.value(instance, RepmgrSettings.CLEANUP).timerLines());
    }

    private String heading() {
        return new Heading(cluster.name()).line();
    }

    private PostgresPaths paths() {
        return PostgresPaths.of(cluster, instance);
    }

    private String conf() {
        return new RepmgrConf(cluster, instance).path();
    }
}
