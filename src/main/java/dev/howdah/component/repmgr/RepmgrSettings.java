package dev.howdah.component.repmgr;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.component.CronSchedule;
import dev.howdah.model.Setting;
import java.util.List;

/// The variables of config.yml that belong to repmgr.
final class RepmgrSettings {

    static final Setting<List<String>> LINES =
            Setting.of("repmgr_conf_settings", LIST, List.of(), "Lines at the end of repmgr.conf.");
    static final Setting<String> FAILOVER = Setting.of(
            "repmgr_failover", oneOf("automatic", "manual"), "automatic", "Whether repmgrd promotes by itself.");
    static final Setting<Integer> PRIORITY = Setting.computed(
            "repmgr_priority", INTEGER, "100", "Preference of this instance in an election; 0 never promotes it.");
    static final Setting<String> LOCATION = Setting.computed(
            "repmgr_location",
            TEXT,
            "unset",
            "Group of an election: standbys promote only where their group sees half of the votes.");
    static final Setting<Integer> MONITOR_INTERVAL = Setting.computed(
            "repmgr_monitor_interval_secs", INTEGER, "2, repmgr's own", "Seconds between two looks of repmgrd.");
    static final Setting<Integer> RECONNECT_ATTEMPTS = Setting.of(
                    "repmgr_reconnect_attempts",
                    INTEGER,
                    6,
                    "How often repmgrd tries to reach a lost primary before it acts.")
            .checkedBy(RepmgrTiming::breaches);
    static final Setting<Integer> RECONNECT_INTERVAL =
            Setting.of("repmgr_reconnect_interval", INTEGER, 10, "Seconds between those attempts.");
    static final Setting<Integer> CONNECT_TIMEOUT = Setting.of(
            "repmgr_connect_timeout", INTEGER, 2, "Seconds that repmgr waits for a Postgres that does not answer.");
    static final Setting<Integer> USE_SLOTS = Setting.of(
                    "repmgr_use_slots", INTEGER, 1, "Whether standbys stream through replication slots (1 or 0).")
            .forCluster();
    static final Setting<Boolean> VISIBILITY_CONSENSUS = Setting.of(
            "repmgr_primary_visibility_consensus",
            BOOLEAN,
            true,
            "Whether nobody is promoted while a sibling or the witness still sees the primary; off where repmgr_fencing is on.");
    static final Setting<Boolean> FENCING = Setting.of(
                    "repmgr_fencing",
                    BOOLEAN,
                    true,
                    "Whether a primary that too few voters are with stops itself, and nobody is promoted before that.")
            .forCluster();
    static final Setting<Integer> FENCE_AFTER = Setting.computed(
                    "repmgr_fence_after",
                    INTEGER,
                    "what repmgrd's attempts take, 5 to 30",
                    "Seconds without enough voters after which a primary stops itself; a standby waits 2 s longer.")
            .forCluster();
    static final Setting<Boolean> AUTO_REJOIN = Setting.of(
                    "repmgr_auto_rejoin",
                    BOOLEAN,
                    true,
                    "Whether a former primary comes back as a standby by itself, by pg_rewind and never by a new clone.")
            .forCluster();
    static final Setting<Boolean> PROMOTE_ALONE = Setting.of(
                    "repmgr_promote_alone",
                    BOOLEAN,
                    false,
                    "Whether a standby that hears of no other voter at all is promoted; there may be two primaries then.")
            .forCluster();
    static final Setting<CronSchedule> CLEANUP = Setting.of(
            "repmgr_cluster_cleanup_interval",
            CronSchedule.TYPE,
            new CronSchedule("36 5 * * *"),
            "When monitoring history older than 7 days is removed, as in a crontab.");
    static final Setting<String> DIRECTORY =
            Setting.computed("repmgr_conf_dir", TEXT, "/etc/repmgr/<version>", "Directory of repmgr.conf.");
    static final Setting<String> PACKAGE_VERSION = Setting.computed(
            "repmgr_package_version", TEXT, "latest", "Version of repmgr's packages, as apt takes it after '='.");

    private RepmgrSettings() {}

    static List<Setting<?>> all() {
        return List.of(
                LINES,
                FAILOVER,
                PRIORITY,
                LOCATION,
                MONITOR_INTERVAL,
                RECONNECT_ATTEMPTS,
                RECONNECT_INTERVAL,
                CONNECT_TIMEOUT,
                USE_SLOTS,
                VISIBILITY_CONSENSUS,
                FENCING,
                FENCE_AFTER,
                AUTO_REJOIN,
                PROMOTE_ALONE,
                CLEANUP,
                DIRECTORY,
                PACKAGE_VERSION);
    }
}
