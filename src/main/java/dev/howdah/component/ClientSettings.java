package dev.howdah.component;

import static dev.howdah.model.SettingType.INTEGER;

import dev.howdah.model.Setting;
import java.util.List;

/// How patient applications are: what `howdah dsn` writes into connection strings.
public final class ClientSettings {

    public static final Setting<Integer> CONNECT_TIMEOUT = Setting.of(
                    "dsn_connect_timeout", INTEGER, 3, "Seconds that a client waits for a host that does not answer.")
            .forCluster();
    public static final Setting<Integer> HOST_RECHECK = Setting.of(
                    "dsn_host_recheck",
                    INTEGER,
                    2,
                    "Seconds that JDBC and Npgsql believe what they know of a host's part in the cluster.")
            .forCluster();
    public static final Setting<Integer> KEEPALIVES_IDLE = Setting.computed(
                    "dsn_keepalives_idle",
                    INTEGER,
                    "the client's system says",
                    "Seconds of silence after which a client of libpq probes its connection.")
            .forCluster();
    public static final Setting<Integer> KEEPALIVES_INTERVAL = Setting.computed(
                    "dsn_keepalives_interval", INTEGER, "the client's system says", "Seconds between such probes.")
            .forCluster();
    public static final Setting<Integer> KEEPALIVES_COUNT = Setting.computed(
                    "dsn_keepalives_count",
                    INTEGER,
                    "the client's system says",
                    "Probes without an answer after which the connection is lost.")
            .forCluster();
    public static final Setting<Integer> TCP_USER_TIMEOUT = Setting.computed(
                    "dsn_tcp_user_timeout",
                    INTEGER,
                    "the client's system says",
                    "Milliseconds that what a client of libpq sent may stay unacknowledged.")
            .forCluster();

    private ClientSettings() {}

    public static List<Setting<?>> all() {
        return List.of(
                CONNECT_TIMEOUT,
                HOST_RECHECK,
                KEEPALIVES_IDLE,
                KEEPALIVES_INTERVAL,
                KEEPALIVES_COUNT,
                TCP_USER_TIMEOUT);
    }
}
