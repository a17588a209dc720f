package dev.howdah.component.haproxy;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterRule.Breach;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// How long HAProxy takes to see a new primary. That the old one is gone it finds out at the same time as the failover
/// manager does, so that adds nothing.
final class HaproxyTiming {

    private HaproxyTiming() {}

    /// The first good check comes after `downinter` at the latest, the others at `fastinter`.
    static Duration findsPrimary(Cluster cluster) {
        return longest(cluster, proxy -> {
            var more = cluster.value(proxy, HaproxySettings.FASTINTER).length();
            int times = cluster.value(proxy, HaproxySettings.RISE) - 1;
            return cluster.value(proxy, HaproxySettings.DOWNINTER).length().plus(more.multipliedBy(times));
        });
    }

    static Duration connecting(Cluster cluster) {
        return longest(
                cluster,
                proxy -> cluster.value(proxy, HaproxySettings.CONNECT_TIMEOUT).length());
    }

    private static Duration longest(Cluster cluster, Function<Instance, Duration> length) {
        return cluster.having(Role.HAPROXY).stream()
                .map(length)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> length.apply(cluster.instances().getFirst()));
    }

    /// `rise` and `fall` count checks, and none would be no check.
    static List<Breach> breaches(Cluster cluster) {
        var breaches = new ArrayList<Breach>();
        for (var proxy : cluster.having(Role.HAPROXY)) {
            for (Setting<Integer> setting : List.of(HaproxySettings.RISE, HaproxySettings.FALL)) {
                int value = cluster.value(proxy, setting);
                if (value < 1) {
                    breaches.add(new Breach(
                            List.of(setting.name()),
                            setting.name() + " is " + value + ", and HAProxy counts checks from 1 on",
                            "usual is 2",
                            true));
                }
            }
        }
        return breaches;
    }
}
