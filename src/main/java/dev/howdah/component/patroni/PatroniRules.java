package dev.howdah.component.patroni;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterRule.Breach;
import dev.howdah.model.FailoverChoice;
import java.util.ArrayList;
import java.util.List;

/// What Patroni's documentation demands of its times. Patroni itself would take other values than those that were
/// written, or let a leader lose its lock while it still tries to renew it.
final class PatroniRules {

    /// Where a value may come from that is not in the variable of its own.
    private static final List<String> ELSEWHERE =
            List.of("patroni_dynamic_conf_settings", "patroni_conf_settings", "failover_speed");

    private PatroniRules() {}

    static List<Breach> breaches(Cluster cluster) {
        var breaches = new ArrayList<Breach>();
        if (cluster.failover() != FailoverChoice.PATRONI) {
            return breaches;
        }
        var timing = new PatroniTiming(cluster);
        least("ttl", timing.ttl(), 20, breaches);
        least("loop_wait", timing.loopWait(), 1, breaches);
        least("retry_timeout", timing.retryTimeout(), 3, breaches);
        int needed = timing.loopWait() + 2 * timing.retryTimeout();
        if (needed > timing.ttl()) {
            breaches.add(new Breach(
                    variables("patroni_ttl", "patroni_loop_wait", "patroni_retry_timeout"),
                    "Patroni demands loop_wait + 2 * retry_timeout <= ttl, and %d + 2 * %d = %d is more than %d"
                            .formatted(timing.loopWait(), timing.retryTimeout(), needed, timing.ttl()),
                    "set patroni_ttl to " + needed + " or more, or the other two lower; or take all three from a"
                            + " failover_speed",
                    true));
        }
        if (timing.startTimeout() > timing.ttl()) {
            breaches.add(new Breach(
                    variables("patroni_primary_start_timeout"),
                    "a leader whose Postgres crashed may try for %d s to start it before another one is promoted, longer"
                                    .formatted(timing.startTimeout())
                            + " than for a host that is lost (ttl " + timing.ttl() + ")",
                    "set patroni_primary_start_timeout to " + timing.ttl() + " or less, if that is not on purpose",
                    false));
        }
        return breaches;
    }

    private static void least(String name, int value, int least, List<Breach> breaches) {
        if (value < least) {
            breaches.add(new Breach(
                    variables("patroni_" + name),
                    "%s of Patroni is %d, and the least that it takes is %d".formatted(name, value, least),
                    "set patroni_%s to %d or more".formatted(name, least),
                    true));
        }
    }

    private static List<String> variables(String... own) {
        var variables = new ArrayList<>(List.of(own));
        variables.addAll(ELSEWHERE);
        return variables;
    }
}
