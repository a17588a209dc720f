package dev.howdah.component.barman;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.component.CronSchedule;
import dev.howdah.model.Setting;
import java.util.List;

/// The variables of config.yml that belong to Barman.
final class BarmanSettings {

    static final Setting<String> SERVER_NAME = Setting.computed(
            "backup_name", BarmanTypes.NAME, "name of the instance", "Name that Barman has for this instance.");
    static final Setting<String> USER =
            Setting.of("barman_user", BarmanTypes.NAME, "barman", "Account that Barman runs as.");
    static final Setting<String> GROUP =
            Setting.of("barman_group", BarmanTypes.NAME, "barman", "Group of Barman's account.");
    static final Setting<String> HOME = Setting.of(
            "barman_home", TEXT, "/var/lib/barman", "Directory of backups and WAL, and home of Barman's account.");
    static final Setting<String> LOG_FILE =
            Setting.of("barman_log_file", TEXT, "/var/log/barman/barman.log", "File of Barman's log.");
    static final Setting<String> METHOD = Setting.of(
            "barman_backup_method",
            oneOf("rsync", "postgres"),
            "rsync",
            "How base backups are taken: rsync over ssh, or postgres (pg_basebackup).");
    static final Setting<Boolean> ARCHIVER = Setting.of(
            "barman_archiver", BOOLEAN, false, "Whether Postgres ships WAL by archive_command, beside streaming.");
    static final Setting<String> COMPRESSION = Setting.of(
            "barman_compression",
            oneOf("pigz", "gzip", "bzip2", "pygzip", "pybzip2", "none"),
            "pigz",
            "How archived WAL is compressed.");
    static final Setting<String> REUSE = Setting.of(
            "barman_reuse_backup", oneOf("link", "copy", "off"), "link", "What rsync does with files of the last one.");
    static final Setting<Integer> JOBS =
            Setting.of("barman_parallel_jobs", INTEGER, 1, "How many files are copied at a time.");
    static final Setting<String> OPTIONS = Setting.of(
            "barman_backup_options",
            oneOf("concurrent_backup", "concurrent_backup, external_configuration"),
            "concurrent_backup",
            "Options of base backups.");
    static final Setting<Boolean> IMMEDIATE_CHECKPOINT = Setting.of(
            "barman_immediate_checkpoint", BOOLEAN, false, "Whether a base backup begins with a fast checkpoint.");
    static final Setting<Boolean> NETWORK_COMPRESSION =
            Setting.of("barman_network_compression", BOOLEAN, false, "Whether rsync compresses what it copies.");
    static final Setting<Integer> RETRY_TIMES =
            Setting.of("barman_basebackup_retry_times", INTEGER, 3, "How often a failed copy is tried again.");
    static final Setting<Integer> RETRY_SLEEP =
            Setting.of("barman_basebackup_retry_sleep", INTEGER, 30, "Seconds before a failed copy is tried again.");
    static final Setting<Integer> REDUNDANCY = Setting.of(
            "barman_minimum_redundancy",
            INTEGER,
            1,
            "Base backups that must exist, and are never deleted; so many are taken by the first deploy.");
    static final Setting<String> RETENTION = Setting.of(
            "barman_retention_policy",
            BarmanTypes.RETENTION,
            "RECOVERY WINDOW OF 4 WEEKS",
            "How long base backups and their WAL are kept.");
    static final Setting<String> MAXIMUM_AGE = Setting.of(
            "barman_last_backup_maximum_age",
            BarmanTypes.AGE,
            "1 WEEK",
            "Age of the latest base backup from which barman check fails.");
    static final Setting<CronSchedule> INTERVAL = Setting.of(
            "barman_backup_interval",
            CronSchedule.TYPE,
            new CronSchedule("0 4 * * wed,sat"),
            "When base backups are taken, as in a crontab.");
    static final Setting<String> PRE_ARCHIVE =
            script("barman_pre_archive_retry_script", "Command that runs before each WAL segment is archived.");
    static final Setting<String> POST_BACKUP =
            script("barman_post_backup_script", "Command that runs after each base backup.");
    static final Setting<String> POST_BACKUP_RETRY =
            script("barman_post_backup_retry_script", "Command that runs after each base backup until it succeeds.");
    static final Setting<String> PACKAGE_VERSION = Setting.computed(
            "barman_package_version", TEXT, "latest", "Version of Barman's packages, as apt takes it after '='.");

    private BarmanSettings() {}

    private static Setting<String> script(String name, String meaning) {
        return Setting.computed(name, TEXT, "none", meaning);
    }

    static List<Setting<?>> all() {
        return List.of(
                SERVER_NAME,
                USER,
                GROUP,
                HOME,
                LOG_FILE,
                METHOD,
                ARCHIVER,
                COMPRESSION,
                REUSE,
                JOBS,
                OPTIONS,
                IMMEDIATE_CHECKPOINT,
                NETWORK_COMPRESSION,
                RETRY_TIMES,
                RETRY_SLEEP,
                REDUNDANCY,
                RETENTION,
                MAXIMUM_AGE,
                INTERVAL,
                PRE_ARCHIVE,
                POST_BACKUP,
                POST_BACKUP_RETRY,
                PACKAGE_VERSION);
    }
}
