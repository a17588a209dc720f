package dev.howdah.component.patroni;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.OBJECT;
import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.component.EtcdStore;
import dev.howdah.component.PatroniRest;
import dev.howdah.model.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The variables of config.yml that belong to Patroni.
final class PatroniSettings {

    static final Setting<String> STORE =
            Setting.of("patroni_dcs", oneOf("etcd"), "etcd", "Store that Patroni keeps its state in.");
    static final Setting<String> REPLICATION_USER =
            Setting.computed("patroni_replication_user", TEXT, "replication_user", "Role that replicas stream as.");
    static final Setting<String> REST_USER =
            Setting.of("patroni_restapi_user", TEXT, "patroni", "User for changes through Patroni's REST interface.");
    static final Setting<Boolean> REWIND =
            Setting.of("patroni_rewind_enabled", BOOLEAN, true, "Whether a former leader rejoins by pg_rewind.");
    static final Setting<String> REWIND_USER =
            Setting.of("patroni_rewind_user", TEXT, "rewind", "Role that pg_rewind connects as.");
    static final Setting<Boolean> WATCHDOG = Setting.computed(
            "patroni_watchdog_enabled",
            BOOLEAN,
            "used where there is one",
            "Whether a leader needs a watchdog (true) or never uses one (false).");
    static final Setting<Boolean> FENCING = Setting.of(
                    "patroni_fencing",
                    BOOLEAN,
                    true,
                    "Whether a leader that stood still for longer than its lock lives is stopped as soon as it wakes up.")
            .forCluster();
    static final Setting<Integer> TTL = Setting.of(
                    "patroni_ttl", INTEGER, 20, "Seconds that a lost leader's lock lives.")
            .checkedBy(PatroniRules::breaches);
    static final Setting<Integer> LOOP_WAIT =
            Setting.of("patroni_loop_wait", INTEGER, 5, "Seconds between two looks of Patroni.");
    static final Setting<Integer> RETRY_TIMEOUT = Setting.of(
            "patroni_retry_timeout", INTEGER, 5, "Seconds that etcd or Postgres may fail before a leader steps down.");
    static final Setting<Integer> MAXIMUM_LAG = Setting.of(
            "patroni_maximum_lag_on_failover",
            INTEGER,
            1024 * 1024,
            "Bytes of WAL that a replica may be behind and still be promoted.");
    static final Setting<Integer> START_TIMEOUT = Setting.of(
            "patroni_primary_start_timeout",
            INTEGER,
            15,
            "Seconds that a crashed leader has to start again before another one is promoted.");
    static final Setting<Boolean> FAILSAFE = Setting.of(
            "patroni_failsafe_mode",
            BOOLEAN,
            true,
            "Whether a leader goes on while etcd is lost, as long as it reaches all members.");
    static final Setting<Boolean> CASCADED_FAILOVER =
            Setting.of("patroni_cascaded_failover", BOOLEAN, false, "Whether cascaded replicas may be promoted.");
    static final Setting<Map<String, Object>> CONF = Setting.of(
            "patroni_conf_settings",
            OBJECT,
            new LinkedHashMap<>(),
            "Sections of patroni.yml, merged over Howdah's; null removes one.");
    static final Setting<Map<String, Object>> DYNAMIC = Setting.of(
            "patroni_dynamic_conf_settings",
            OBJECT,
            new LinkedHashMap<>(),
            "Settings of the whole cluster, kept in etcd, merged over Howdah's; null removes one.");
    static final Setting<String> FLAVOUR =
            Setting.of("patroni_package_flavour", oneOf("community", "edb"), "community", "Whose packages of Patroni.");
    static final Setting<String> PACKAGE_VERSION = Setting.computed(
            "patroni_package_version", TEXT, "latest", "Version of Patroni's package, as apt takes it after '='.");

    private PatroniSettings() {}

    static List<Setting<?>> all() {
        return List.of(
                STORE,
                EtcdStore.NAMESPACE,
                PatroniRest.PORT,
                PatroniRest.TLS,
                REPLICATION_USER,
                REST_USER,
                REWIND,
                REWIND_USER,
                WATCHDOG,
                FENCING,
                TTL,
                LOOP_WAIT,
                RETRY_TIMEOUT,
                MAXIMUM_LAG,
                START_TIMEOUT,
                FAILSAFE,
                CASCADED_FAILOVER,
                CONF,
                DYNAMIC,
                FLAVOUR,
                PACKAGE_VERSION);
    }
}
