package dev.howdah.component.repmgr;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterRule.Breach;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.topology.drill.Promise.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How long repmgrd needs at worst to notice that the primary is lost and to promote a standby.
///
/// It looks each `monitor_interval_secs`, then tries `reconnect_attempts` times with `reconnect_interval` between;
/// where
/// the host is lost, each attempt takes the connection's limit too. Lines of `repmgr_conf_settings` count last, as in
/// the file.
record RepmgrTiming(Cluster cluster) {

    private static final int MONITOR_SECONDS = 2;
    /// From the decision until Postgres takes writes: siblings are asked, the standby is promoted, a checkpoint ends.
    private static final int PROMOTION_SECONDS = 5;
    /// Until each voter has noticed that it hears nothing, and the candidate has counted.
    private static final int HEARD_SECONDS = 2;

    List<Part> parts(boolean hostLost) {
        if (!cluster.value(standby(), RepmgrSettings.FAILOVER).equals("automatic")) {
            return List.of();
        }
        int connecting = hostLost ? cluster.value(standby(), RepmgrSettings.CONNECT_TIMEOUT) : 0;
        int noticed = monitor() + connecting + attempts() + tries() * connecting;
        var parts = new ArrayList<>(List.of(
                part("repmgrd looks", monitor() + connecting),
                part(tries() + " attempts", attempts() + tries() * connecting)));
        int stopped = Fencing.seconds(cluster) + Fencing.BEYOND + HEARD_SECONDS;
        if (Fencing.wanted(cluster) && stopped > noticed) {
            parts.add(part("until an isolated primary has stopped", stopped - noticed));
        }
        parts.add(part("promotion", PROMOTION_SECONDS));
        return parts;
    }

    /// Seconds that repmgrd gives a lost primary.
    int attempts() {
        return tries() * number("reconnect_interval", cluster.value(standby(), RepmgrSettings.RECONNECT_INTERVAL));
    }

    private int tries() {
        return number("reconnect_attempts", cluster.value(standby(), RepmgrSettings.RECONNECT_ATTEMPTS));
    }

    private Instance standby() {
        return cluster.dataInstances().getLast();
    }

    private int monitor() {
        return number(
                "monitor_interval_secs",
                cluster.chosen(standby(), RepmgrSettings.MONITOR_INTERVAL).orElse(MONITOR_SECONDS));
    }

    /// What repmgr and libpq do not take, or take for something else.
    static List<Breach> breaches(Cluster cluster) {
        var breaches = new ArrayList<Breach>();
        if (cluster.failover() != FailoverChoice.REPMGR) {
            return breaches;
        }
        least(cluster, RepmgrSettings.MONITOR_INTERVAL, 1, 2, breaches);
        least(cluster, RepmgrSettings.RECONNECT_ATTEMPTS, 0, 6, breaches);
        least(cluster, RepmgrSettings.RECONNECT_INTERVAL, 0, 10, breaches);
        least(cluster, RepmgrSettings.CONNECT_TIMEOUT, 1, 2, breaches);
        least(cluster, RepmgrSettings.FENCE_AFTER, 3, 5, breaches); // answers come once a second
        return breaches;
    }

    private static void least(Cluster cluster, Setting<Integer> setting, int least, int usual, List<Breach> breaches) {
        for (var instance : cluster.postgresInstances()) {
            cluster.chosen(instance, setting)
                    .filter(value -> value < least)
                    .ifPresent(value -> breaches.add(new Breach(
                            List.of(setting.name()),
                            "%s is %d, and has to be %d or more".formatted(setting.name(), value, least),
                            "usual is " + usual,
                            true)));
        }
    }

    private static Part part(String name, int seconds) {
        return new Part(name, Duration.ofSeconds(seconds));
    }

    private int number(String key, int usual) {
        var line = Pattern.compile("\\s*" + key + "\\s*=\\s*'?(\\d{1,6})'?\\s*");
        int value = usual;
        for (var text : cluster.value(standby(), RepmgrSettings.LINES)) {
            var matcher = line.matcher(text);
            if (matcher.matches()) {
                value = Integer.parseInt(matcher.group(1));
            }
        }
        return value;
    }
}
