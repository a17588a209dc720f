package dev.howdah.component.patroni;

import dev.howdah.model.Cluster;
import dev.howdah.topology.drill.Promise.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How long Patroni needs at worst until a leader takes writes again.
///
/// A lost host's lock lives for `ttl`; the others look each `loop_wait`. A leader whose Postgres crashed has
/// `primary_start_timeout` to start it again, and only then gives up its lock. What `patroni_dynamic_conf_settings`
/// says
/// counts last.
record PatroniTiming(Cluster cluster) {

    /// From the decision until Postgres takes writes: members are asked, the replica is promoted, a checkpoint ends.
    private static final int PROMOTION_SECONDS = 5;

    List<Part> parts(boolean hostLost) {
        int loop = loopWait();
        var promotion = part("promotion", PROMOTION_SECONDS);
        if (hostLost) {
            return List.of(part("ttl", ttl()), part("loop_wait", loop), promotion);
        }
        return List.of(
                part("loop_wait", loop),
                part("primary_start_timeout", startTimeout()),
                part("loop_wait", loop),
                promotion);
    }

    int ttl() {
        return number("ttl", cluster.value(PatroniSettings.TTL));
    }

    int loopWait() {
        return number("loop_wait", cluster.value(PatroniSettings.LOOP_WAIT));
    }

    int retryTimeout() {
        return number("retry_timeout", cluster.value(PatroniSettings.RETRY_TIMEOUT));
    }

    int startTimeout() {
        return number("primary_start_timeout", cluster.value(PatroniSettings.START_TIMEOUT));
    }

    /// Seconds after which a leader that stood still may find its lock gone. With time-outs that Patroni takes it is at
    /// least `retry_timeout`.
    int surelyLocked() {
        return Math.max(1, ttl() - loopWait() - retryTimeout());
    }

    private static Part part(String name, int seconds) {
        return new Part(name, Duration.ofSeconds(seconds));
    }

    private int number(String key, int usual) {
        var settings = Layers.over(
                Map.of(key, usual),
                Layers.over(
                        Layers.at(cluster.value(PatroniSettings.CONF), "bootstrap", "dcs"),
                        cluster.value(PatroniSettings.DYNAMIC)));
        var text = String.valueOf(settings.get(key));
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : usual;
    }
}
