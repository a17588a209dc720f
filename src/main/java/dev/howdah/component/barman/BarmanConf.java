package dev.howdah.component.barman;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.resource.Heading;
import dev.howdah.resource.KeyValueFile;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The content of Barman's configuration files.
final class BarmanConf {

    private BarmanConf() {}

    /// `/etc/barman.conf`, for all servers.
    static String global(BarmanHost host) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("barman_user", host.user());
        settings.put("configuration_files_directory", "/etc/barman.d");
        settings.put("barman_home", host.home());
        settings.put("log_file", host.logFile());
        settings.put("log_level", "INFO");
        var compression = host.cluster().value(host.instance(), BarmanSettings.COMPRESSION);
        if (!compression.equals("none")) {
            settings.put("compression", compression);
        }
        return written(host.cluster(), "barman", settings);
    }

    /// The file of one server.
    static String server(BarmanServer server) {
        var settings = new LinkedHashMap<String, String>();
        var cluster = server.cluster();
        settings.put("description", "Postgres of cluster " + cluster.name());
        settings.put("active", "true");
        settings.put("conninfo", server.connection(Barman.ROLE));
        if (!server.followsPrimary()) {
            settings.put("primary_conninfo", server.primaryConnection(Barman.ROLE));
        }
        settings.put("streaming_conninfo", server.connection(Barman.STREAMING_ROLE));
        settings.put("streaming_archiver", "on");
        settings.put("slot_name", server.slot());
        settings.put("create_slot", "auto");
        settings.put("archiver", onOff(cluster.value(server.source(), BarmanSettings.ARCHIVER)));
        putMethod(server, settings);
        putRetention(server, settings);
        settings.put("recovery_options", "get-wal");
        settings.put("path_prefix", server.host().binaries());
        putScripts(server, settings);
        return written(cluster, server.name(), settings);
    }

    private static void putMethod(BarmanServer server, SequencedMap<String, String> settings) {
        var cluster = server.cluster();
        var source = server.source();
        var method = cluster.value(source, BarmanSettings.METHOD);
        settings.put("backup_method", method);
        if (method.equals("rsync")) {
            settings.put("ssh_command", server.sshCommand());
            settings.put("reuse_backup", cluster.value(source, BarmanSettings.REUSE));
            settings.put("parallel_jobs", text(cluster, source, BarmanSettings.JOBS));
            settings.put(
                    "network_compression", Boolean.toString(cluster.value(source, BarmanSettings.NETWORK_COMPRESSION)));
        }
        settings.put("backup_options", cluster.value(source, BarmanSettings.OPTIONS));
        settings.put(
                "immediate_checkpoint", Boolean.toString(cluster.value(source, BarmanSettings.IMMEDIATE_CHECKPOINT)));
        settings.put("basebackup_retry_times", text(cluster, source, BarmanSettings.RETRY_TIMES));
        settings.put("basebackup_retry_sleep", text(cluster, source, BarmanSettings.RETRY_SLEEP));
    }

    private static void putRetention(BarmanServer server, SequencedMap<String, String> settings) {
        var cluster = server.cluster();
        var source = server.source();
        settings.put("minimum_redundancy", text(cluster, source, BarmanSettings.REDUNDANCY));
        settings.put("retention_policy", cluster.value(source, BarmanSettings.RETENTION));
        settings.put("last_backup_maximum_age", cluster.value(source, BarmanSettings.MAXIMUM_AGE));
    }

    private static void putScripts(BarmanServer server, SequencedMap<String, String> settings) {
        var cluster = server.cluster();
        var source = server.source();
        cluster.chosen(source, BarmanSettings.PRE_ARCHIVE)
                .ifPresent(command -> settings.put("pre_archive_retry_script", command));
        cluster.chosen(source, BarmanSettings.POST_BACKUP)
                .ifPresent(command -> settings.put("post_backup_script", command));
        cluster.chosen(source, BarmanSettings.POST_BACKUP_RETRY)
                .ifPresent(command -> settings.put("post_backup_retry_script", command));
    }

    private static String text(Cluster cluster, Instance source, Setting<Integer> setting) {
        return Integer.toString(cluster.value(source, setting));
    }

    private static String onOff(boolean value) {
        return value ? "on" : "off";
    }

    private static String written(Cluster cluster, String section, SequencedMap<String, String> settings) {
        return new Heading(cluster.name()).line(";") + KeyValueFile.ini(section, settings);
    }
}
