package dev.howdah.component.repmgr;

import dev.howdah.model.Cluster;
import dev.howdah.topology.drill.Promise.Part;
import java.time.Duration;
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

    List<Part> parts(boolean hostLost) {
        var standby = cluster.dataInstances().getLast();
        if (!cluster.value(standby, RepmgrSettings.FAILOVER).equals("automatic")) {
            return List.of();
        }
        int attempts = number("reconnect_attempts", cluster.value(standby, RepmgrSettings.RECONNECT_ATTEMPTS));
        int interval = number("reconnect_interval", cluster.value(standby, RepmgrSettings.RECONNECT_INTERVAL));
        int monitor = number("monitor_interval_secs", MONITOR_SECONDS);
        int connecting = hostLost ? RepmgrConf.CONNECT_SECONDS : 0;
        return List.of(
                part("repmgrd looks", monitor + connecting),
                part(attempts + " attempts", attempts * (interval + connecting)),
                part("promotion", PROMOTION_SECONDS));
    }

    private static Part part(String name, int seconds) {
        return new Part(name, Duration.ofSeconds(seconds));
    }

    private int number(String key, int usual) {
        var line = Pattern.compile("\\s*" + key + "\\s*=\\s*'?(\\d{1,6})'?\\s*");
        int value = usual;
        for (var text : cluster.value(cluster.dataInstances().getLast(), RepmgrSettings.LINES)) {
            var matcher = line.matcher(text);
            if (matcher.matches()) {
                value = Integer.parseInt(matcher.group(1));
            }
        }
        return value;
    }
}
