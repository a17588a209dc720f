package dev.howdah.component.postgres;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.MAP;
import static dev.howdah.model.SettingType.NUMBER;
import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.listOf;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.component.FamilyLists;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The variables of config.yml that belong to Postgres, besides those named like its own settings ([Tunable]).
public final class PostgresSettings {

    static final Setting<String> WAL_DIRECTORY = Setting.computed(
            "postgres_wal_dir", TEXT, "pg_wal in the data directory", "Directory of the write-ahead log.");
    static final Setting<String> LOCALE =
            Setting.of("postgres_locale", TEXT, "en_US.UTF-8", "Locale of databases, used by initdb.");
    static final Setting<Boolean> REDWOOD = Setting.of(
                    "epas_redwood_compat", BOOLEAN, true, "Whether EPAS is made with Oracle's dialect; for EPAS only.")
            .forCluster();
    static final Setting<List<String>> INITDB_OPTIONS =
            Setting.of("postgres_initdb_opts", LIST, List.of("--data-checksums"), "Options of initdb.");
    static final Setting<SequencedMap<String, String>> CONF_SETTINGS = Setting.of(
            "postgres_conf_settings",
            MAP,
            new LinkedHashMap<>(),
            "Settings of postgresql.conf by name; quoted for you, reloaded or restarted as each of them needs.");
    static final Setting<List<String>> HBA_LINES =
            Setting.of("postgres_hba_settings", LIST, List.of(), "Lines of pg_hba.conf, before the last rule.");
    static final Setting<String> HBA_LOCAL_METHOD =
            Setting.of("postgres_hba_local_auth_method", TEXT, "peer", "How local users prove who they are.");
    static final Setting<String> PASSWORD_ENCRYPTION =
            Setting.of("password_encryption", oneOf("scram-sha-256"), "scram-sha-256", "How passwords are kept.");
    static final Setting<List<String>> PRELOAD =
            Setting.of("preload_extensions", LIST, List.of(), "Libraries to preload, before all others.");
    static final Setting<List<Map<String, Object>>> USERS = Setting.of(
                    "postgres_users",
                    listOf(ObjectTypes.USER),
                    List.of(),
                    "Roles: username, generate_password, role_attrs, granted_roles, conn_limit.")
            .forCluster();
    static final Setting<List<Map<String, Object>>> DATABASES = Setting.of(
                    "postgres_databases",
                    listOf(ObjectTypes.DATABASE),
                    List.of(),
                    "Databases: name, owner, encoding, lc_collate, lc_ctype, template, extensions.")
            .forCluster();
    static final Setting<List<String>> EXTENSIONS = Setting.of(
            "postgres_extensions",
            LIST,
            List.of("pg_stat_statements", "pg_freespacemap", "pg_visibility", "pageinspect", "pgstattuple"),
            "Extensions in the databases postgres and template1.");
    static final Setting<List<String>> EXTRA_EXTENSIONS =
            Setting.of("extra_postgres_extensions", LIST, List.of(), "More extensions in postgres and template1.");
    static final Setting<Map<String, List<String>>> EXTRA_PACKAGES = Setting.of(
            "extra_postgres_packages",
            FamilyLists.TYPE,
            Map.of(),
            "More packages on instances with Postgres, in lists named common, Debian, Ubuntu, RedHat, SLES.");
    static final List<Setting<String>> EXTENSION_VERSIONS = KnownExtension.packaged().stream()
            .map(name -> Setting.computed(
                    name + "_package_version", TEXT, "latest", "Version of the packages of extension " + name + "."))
            .toList();
    static final Setting<String> PACKAGE_VERSION = Setting.computed(
            "postgres_package_version", TEXT, "latest", "Version of the Postgres packages, such as 16.4*.");
    static final Setting<List<String>> PASSFILE_USERS = Setting.computed(
            "pgpass_users", LIST, "the superuser", "Roles whose passwords Postgres' account has in its .pgpass.");
    static final Setting<SequencedMap<String, String>> SERVICE_ENVIRONMENT =
            Setting.of("postgres_service_environment", MAP, new LinkedHashMap<>(), "Environment of the service.");
    static final Setting<String> SERVICE_RESTART =
            Setting.of("systemd_restart_postgres_service", TEXT, "no", "Restart= of the service's unit.");
    static final Setting<String> LOG_FILE =
            Setting.of("postgres_log_file", TEXT, "/var/log/postgres/postgres.log", "File of Postgres' log.");
    static final Setting<String> LOG_FILE_MODE = Setting.of(
            "postgres_log_file_mode",
            new SettingType<>(
                    "octal digits",
                    value -> {
                        var mode = TEXT.reading().apply(value);
                        if (!mode.matches("0?[0-7]{3}")) {
                            throw new SettingType.WrongValue(
                                    "expected octal digits such as 0640, found '" + mode + "'");
                        }
                        return mode;
                    },
                    new SettingShape.Form("0?[0-7]{3}")),
            "0640",
            "Mode of the file of Postgres' log.");
    static final Setting<Boolean> FORCE_TLS = Setting.of(
            "hba_force_hostssl",
            BOOLEAN,
            false,
            "Whether even connections over this host's own loopback interface have to use TLS.");
    static final Setting<List<String>> BASHRC_LINES =
            Setting.of("extra_bashrc_lines", LIST, List.of(), "More lines for the .bashrc of Postgres' account.");
    static final Setting<Double> SHARED_BUFFERS_RATIO =
            Setting.of("shared_buffers_ratio", NUMBER, 0.25, "Share of the memory for shared_buffers.");
    static final Setting<Double> CACHE_SIZE_RATIO =
            Setting.of("effective_cache_size_ratio", NUMBER, 0.5, "Share of the memory for effective_cache_size.");
    static final Setting<Integer> SHARED_BUFFERS_MB = Setting.computed(
            "shared_buffers_mb", INTEGER, "by shared_buffers_ratio", "Memory for shared_buffers in MB.");
    static final Setting<Integer> CACHE_SIZE_MB = Setting.computed(
            "effective_cache_size_mb",
            INTEGER,
            "by effective_cache_size_ratio",
            "Memory for effective_cache_size in MB.");
    static final Setting<Boolean> START_GUARD = Setting.of(
            "postgres_start_guard",
            BOOLEAN,
            true,
            "Whether a primary refuses to start while another member is primary (no second primary).");

    private PostgresSettings() {}

    /// All of them, those named like Postgres' own included.
    static List<Setting<?>> all() {
        var all = new ArrayList<Setting<?>>(List.of(
                PostgresPaths.USER,
                PostgresPaths.PORT,
                PostgresPaths.DATA_DIRECTORY,
                PostgresPaths.BINARIES,
                PostgresPaths.HOME,
                PostgresPaths.SOCKETS,
                WAL_DIRECTORY,
                LOCALE,
                INITDB_OPTIONS,
                REDWOOD,
                CONF_SETTINGS,
                HBA_LINES,
                HBA_LOCAL_METHOD,
                PASSWORD_ENCRYPTION,
                SynchronousReplication.STANDBY_NAMES,
                PRELOAD,
                USERS,
                DATABASES,
                EXTENSIONS,
                EXTRA_EXTENSIONS,
                EXTRA_PACKAGES,
                PACKAGE_VERSION,
                PostgresPaths.REPLICATION_USER,
                PASSFILE_USERS,
                SERVICE_ENVIRONMENT,
                SERVICE_RESTART,
                LOG_FILE,
                LOG_FILE_MODE,
                FORCE_TLS,
                BASHRC_LINES,
                SHARED_BUFFERS_RATIO,
                CACHE_SIZE_RATIO,
                SHARED_BUFFERS_MB,
                CACHE_SIZE_MB,
                START_GUARD));
        all.addAll(EXTENSION_VERSIONS);
        Tunable.all().forEach(tunable -> all.add(tunable.setting()));
        return List.copyOf(all);
    }
}
