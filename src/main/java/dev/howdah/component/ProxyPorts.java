package dev.howdah.component;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;

import dev.howdah.model.Setting;

/// Where applications find the proxies: what those who hand out connection strings must know of them.
public final class ProxyPorts {

    public static final Setting<Integer> HAPROXY =
            Setting.of("haproxy_port", INTEGER, 5432, "Port of HAProxy that leads to the primary.");
    public static final Setting<Integer> HAPROXY_READ_ONLY =
            Setting.of("haproxy_read_only_port", INTEGER, 5433, "Port of HAProxy that leads to the replicas.");
    public static final Setting<Boolean> READ_ONLY_ENABLED = Setting.of(
            "haproxy_read_only_load_balancer_enabled",
            BOOLEAN,
            false,
            "Whether HAProxy has a second port that leads to the replicas.");
    public static final Setting<Integer> PGBOUNCER = Setting.of("pgbouncer_port", INTEGER, 6432, "Port of PgBouncer.");

    private ProxyPorts() {}
}
