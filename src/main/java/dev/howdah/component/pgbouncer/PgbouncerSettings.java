package dev.howdah.component.pgbouncer;

import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.MAP;
import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.listOf;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.component.ProxyPorts;
import dev.howdah.model.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The variables of config.yml that belong to PgBouncer.
final class PgbouncerSettings {

    static final Setting<String> BACKEND = Setting.computed(
            "pgbouncer_backend", TEXT, "the primary, followed", "Host that PgBouncer connects to, for good.");
    static final Setting<Integer> BACKEND_PORT =
            Setting.computed("pgbouncer_backend_port", INTEGER, "Postgres' port", "Port of that host.");
    static final Setting<List<SequencedMap<String, String>>> DATABASES = Setting.of(
            "pgbouncer_databases",
            listOf(MAP),
            List.of(new LinkedHashMap<>(Map.of("name", "*"))),
            "Databases of PgBouncer: name, and what PgBouncer takes, such as dbname, pool_size, pool_mode or host.");
    static final Setting<Integer> MOST_CLIENTS = Setting.computed(
            "pgbouncer_max_client_conn", INTEGER, "0.9 of max_connections", "Clients that PgBouncer takes at once.");
    static final Setting<String> POOL_MODE = Setting.of(
            "pgbouncer_pool_mode",
            oneOf("session", "transaction", "statement"),
            "session",
            "When a connection to Postgres goes back to the pool.");
    static final Setting<Integer> POOL_SIZE = Setting.of(
            "pgbouncer_default_pool_size", INTEGER, 20, "Connections to Postgres for each user and database.");
    static final Setting<Integer> LOGIN_RETRY =
            Setting.of("pgbouncer_server_login_retry", INTEGER, 0, "Seconds between attempts to reach Postgres.");
    static final Setting<Integer> CONNECT_TIMEOUT = Setting.of(
            "pgbouncer_server_connect_timeout",
            INTEGER,
            3,
            "Seconds that PgBouncer waits for a connection to Postgres.");
    static final Setting<Integer> KEEPALIVE_IDLE =
            Setting.of("pgbouncer_tcp_keepidle", INTEGER, 10, "Seconds of silence after which a connection is probed.");
    static final Setting<Integer> KEEPALIVE_INTERVAL =
            Setting.of("pgbouncer_tcp_keepintvl", INTEGER, 5, "Seconds between such probes.");
    static final Setting<Integer> KEEPALIVE_COUNT = Setting.of(
            "pgbouncer_tcp_keepcnt", INTEGER, 3, "Probes without an answer after which a connection is closed.");
    static final Setting<Integer> TCP_USER_TIMEOUT = Setting.of(
            "pgbouncer_tcp_user_timeout",
            INTEGER,
            10000,
            "Milliseconds that what was sent may stay unacknowledged before a connection is closed.");
    static final Setting<Integer> FAST_CLOSE = Setting.of(
            "server_fast_close",
            INTEGER,
            1,
            "Whether sessions to a former primary end at once (1) or when their client leaves (0).");
    static final Setting<String> AUTH_USER = Setting.of(
            "pgbouncer_auth_user", TEXT, "pgbouncer_auth_user", "Role that PgBouncer looks up passwords as.");
    static final Setting<String> AUTH_DATABASE = Setting.of(
            "pgbouncer_auth_database", TEXT, "pgbouncer_auth_database", "Database that PgBouncer looks them up in.");
    static final Setting<String> PACKAGE_VERSION = Setting.computed(
            "pgbouncer_package_version", TEXT, "latest", "Version of PgBouncer's package, as apt takes it after '='.");

    private PgbouncerSettings() {}

    static List<Setting<?>> all() {
        return List.of(
                ProxyPorts.PGBOUNCER,
                BACKEND,
                BACKEND_PORT,
                DATABASES,
                MOST_CLIENTS,
                POOL_MODE,
                POOL_SIZE,
                LOGIN_RETRY,
                CONNECT_TIMEOUT,
                KEEPALIVE_IDLE,
                KEEPALIVE_INTERVAL,
                KEEPALIVE_COUNT,
                TCP_USER_TIMEOUT,
                FAST_CLOSE,
                AUTH_USER,
                AUTH_DATABASE,
                PACKAGE_VERSION);
    }
}
