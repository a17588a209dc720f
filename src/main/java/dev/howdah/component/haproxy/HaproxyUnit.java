package dev.howdah.component.haproxy;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Heading;

/// The unit file of `haproxy.service`.
///
/// Differs from the packages' in one thing that matters: a reload hands on which servers are up. A new HAProxy takes
/// all of them for up until it has checked them, and would send somebody who wants to write to a replica.
record HaproxyUnit(Cluster cluster, Instance instance) {

    /// Which servers are up, while one HAProxy gives way to the next.
    static final String STATE = "/run/haproxy/servers";

    String content() {
        return new Heading(cluster.name()).line()
                + """
                [Unit]
                Description=HAProxy in front of Postgres cluster %s
                After=network-online.target
                Wants=network-online.target

                [Service]
                Type=notify
                RuntimeDirectory=haproxy
                ExecStartPre=/bin/rm -f %2$s
                ExecStartPre=/usr/sbin/haproxy -c -f %3$s
                ExecStart=/usr/sbin/haproxy -Ws -f %3$s -p /run/haproxy/pid
                ExecReload=/usr/sbin/haproxy -c -f %3$s
                ExecReload=/bin/sh -c 'echo show servers state | socat stdio %4$s > %2$s.new && mv %2$s.new %2$s'
                ExecReload=/bin/kill -USR2 $MAINPID
                KillMode=mixed
                SuccessExitStatus=143
                Restart=always
                RestartSec=1
                LimitNOFILE=65536

                [Install]
                WantedBy=multi-user.target
                """.formatted(
                        cluster.name(), STATE, HaproxyConf.PATH, cluster.value(instance, HaproxySettings.SOCKET));
    }
}
