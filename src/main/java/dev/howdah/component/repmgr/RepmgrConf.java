package dev.howdah.component.repmgr;

import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.Heading;
import dev.howdah.resource.KeyValueFile;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The content of an instance's repmgr.conf.
record RepmgrConf(Cluster cluster, Instance instance) {

    /// After an election in which nobody was promoted.
    private static final int RERUN_SECONDS = 5;

    /// A host that is gone without a word closes no connection: repmgrd would wait for its answer for minutes.
    private static final String SILENCE =
            "keepalives_idle=2 keepalives_interval=2 keepalives_count=3 tcp_user_timeout=8000";

    String text() {
        var text = new StringBuilder(new Heading(cluster.name()).line()).append(KeyValueFile.postgres(settings()));
        cluster.value(instance, RepmgrSettings.LINES)
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    String path() {
        return directory() + "/repmgr.conf";
    }

    String directory() {
        return cluster.chosen(instance, RepmgrSettings.DIRECTORY).orElse("/etc/repmgr/" + cluster.postgres());
    }

    /// How other members reach this one. The password is in the .pgpass of Postgres' account.
    String connection() {
        return "host=%s port=%d user=%s dbname=%s connect_timeout=%d %s"
                .formatted(
                        instance.name(),
                        paths().port(),
                        Repmgr.ROLE,
                        Repmgr.DATABASE,
                        cluster.value(instance, RepmgrSettings.CONNECT_TIMEOUT),
                        SILENCE);
    }

    private PostgresPaths paths() {
        return PostgresPaths.of(cluster, instance);
    }

    private SequencedMap<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("node_id", Integer.toString(instance.node()));
        settings.put("node_name", instance.name());
        settings.put("conninfo", connection());
        settings.put("data_directory", paths().dataDirectory());
        settings.put("pg_bindir", paths().binaries());
        settings.put("replication_user", Repmgr.ROLE);
        settings.put("use_replication_slots", Integer.toString(cluster.value(instance, RepmgrSettings.USE_SLOTS)));
        cluster.chosen(instance, RepmgrSettings.LOCATION).ifPresent(location -> settings.put("location", location));
        cluster.chosen(instance, RepmgrSettings.PRIORITY)
                .ifPresent(priority -> settings.put("priority", priority.toString()));
        putFailover(settings);
        putService(settings);
        return settings;
    }

    private void putFailover(SequencedMap<String, String> settings) {
        settings.put("failover", cluster.value(instance, RepmgrSettings.FAILOVER));
        cluster.chosen(instance, RepmgrSettings.MONITOR_INTERVAL)
                .ifPresent(seconds -> settings.put("monitor_interval_secs", seconds.toString()));
        settings.put(
                "reconnect_attempts", Integer.toString(cluster.value(instance, RepmgrSettings.RECONNECT_ATTEMPTS)));
        settings.put(
                "reconnect_interval", Integer.toString(cluster.value(instance, RepmgrSettings.RECONNECT_INTERVAL)));
        settings.put(
                "primary_visibility_consensus",
                // the votes ask more members, and again: repmgr gives up for good where one still sees the primary
                cluster.value(instance, RepmgrSettings.VISIBILITY_CONSENSUS) && !Fencing.wanted(cluster)
                        ? "true"
                        : "false");
        if (Fencing.wanted(cluster)) {
            settings.put("failover_validation_command", Fencing.MAY_PROMOTE);
            settings.put("election_rerun_interval", Integer.toString(RERUN_SECONDS));
        }
        settings.put("monitoring_history", "yes");
        settings.put("log_facility", "STDERR");
        settings.put("promote_command", paths().binaries() + "/repmgr -f " + path() + " standby promote");
        settings.put(
                "follow_command",
                paths().binaries() + "/repmgr -f " + path() + " standby follow --upstream-node-id=%n");
    }

    private static void putService(SequencedMap<String, String> settings) {
        for (var verb : Repmgr.SERVICE_VERBS) {
            settings.put("service_" + verb + "_command", "sudo systemctl " + verb + " postgres");
        }
        settings.put("repmgrd_service_start_command", "sudo systemctl start repmgr");
        settings.put("repmgrd_service_stop_command", "sudo systemctl stop repmgr");
    }
}
