package dev.howdah.component.haproxy;

import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.TEXT;

import dev.howdah.component.HealthCheck;
import dev.howdah.component.ProxyPorts;
import dev.howdah.model.Setting;
import java.util.List;

/// The variables of config.yml that belong to HAProxy.
final class HaproxySettings {

    static final Setting<String> BIND_ADDRESS =
            Setting.of("haproxy_bind_address", TEXT, "0.0.0.0", "Address that HAProxy listens on.");
    static final Setting<List<String>> SERVERS = Setting.computed(
            "haproxy_backend_servers",
            LIST,
            "all with the cluster's data",
            "Instances that HAProxy sends connections to; of two that say they are primary the one named first gets them.");
    static final Setting<Integer> MOST_CONNECTIONS = Setting.computed(
            "haproxy_maxconn",
            INTEGER,
            "0.9 of max_connections",
            "Connections that HAProxy opens to one server; more wait.");
    static final Setting<List<String>> SERVER_OPTIONS =
            Setting.of("haproxy_server_options", LIST, List.of(), "More options of each server line.");
    static final Setting<List<String>> DEFAULT_SERVER_OPTIONS = Setting.of(
            "haproxy_default_server_extra_options", LIST, List.of(), "More options of the default-server lines.");
    static final Setting<String> MOST_LAG = Setting.computed(
            "patroni_repl_max_lag",
            TEXT,
            "any",
            "How far behind a replica may be that gets read-only connections, such as 16MB.");
    static final Setting<String> SOCKET = Setting.of(
            "default_haproxy_stats_socket", TEXT, "/var/lib/haproxy/stats", "Socket of HAProxy's statistics.");

    static final Setting<Time> INTER =
            Setting.of("haproxy_check_inter", Time.TYPE, Time.of("1s"), "Pause between health checks of a server.");
    static final Setting<Time> FASTINTER = Setting.of(
            "haproxy_check_fastinter", Time.TYPE, Time.of("500ms"), "The same while a server is between up and down.");
    static final Setting<Time> DOWNINTER =
            Setting.of("haproxy_check_downinter", Time.TYPE, Time.of("1s"), "The same while a server is down.");
    static final Setting<Integer> RISE = Setting.of(
                    "haproxy_check_rise", INTEGER, 2, "Good checks in a row after which a server is up.")
            .checkedBy(HaproxyTiming::breaches);
    static final Setting<Integer> FALL =
            Setting.of("haproxy_check_fall", INTEGER, 2, "Failed checks in a row after which a server is down.");
    static final Setting<Time> CHECK_TIMEOUT = Setting.of(
            "haproxy_check_timeout", Time.TYPE, Time.of("3s"), "How long HAProxy waits for the answer to a check.");
    static final Setting<Time> CONNECT_TIMEOUT = Setting.of(
            "haproxy_connect_timeout",
            Time.TYPE,
            Time.of("3s"),
            "How long HAProxy waits for a connection to a server.");

    private HaproxySettings() {}

    static List<Setting<?>> all() {
        return List.of(
                BIND_ADDRESS,
                ProxyPorts.HAPROXY,
                ProxyPorts.HAPROXY_READ_ONLY,
                ProxyPorts.READ_ONLY_ENABLED,
                SERVERS,
                MOST_CONNECTIONS,
                SERVER_OPTIONS,
                DEFAULT_SERVER_OPTIONS,
                MOST_LAG,
                SOCKET,
                INTER,
                FASTINTER,
                DOWNINTER,
                RISE,
                FALL,
                CHECK_TIMEOUT,
                CONNECT_TIMEOUT,
                HealthCheck.OWN_PORT);
    }
}
