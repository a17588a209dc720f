package dev.howdah.component.efm;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterRule.Breach;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.FailoverSpeed;
import dev.howdah.topology.drill.Promise.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long EFM needs at worst, as the vendor describes its properties.
///
/// An agent that is gone is missed after `node.timeout`; others then try its Postgres for `remote.timeout` and ask the
/// ping server. A Postgres that does not answer is asked each `local.period` for `local.timeout`, and a last time for
/// `local.timeout.final`. Computed only: the real EFM was never measured.
record EfmTiming(Cluster cluster) {

    private static final List<String> NAMES =
            List.of("local.period", "local.timeout", "local.timeout.final", "remote.timeout", "node.timeout");
    /// `ping -c3 -w5` of a server that does not answer.
    private static final int PING_SECONDS = 5;
    /// From the decision until Postgres takes writes: the standby is promoted, a checkpoint ends.
    private static final int PROMOTION_SECONDS = 5;

    /// What the cluster's failover speed says of a property.
    static Optional<String> ofSpeed(Cluster cluster, String property) {
        return FailoverSpeed.of(cluster.settings()).flatMap(speed -> speed.text("efm." + property));
    }

    List<Part> parts(boolean hostLost) {
        if (text("auto.failover").equals("false")) {
            return List.of();
        }
        var promotion = new Part("promotion", Duration.ofSeconds(PROMOTION_SECONDS));
        return hostLost
                ? List.of(
                        part("node.timeout"),
                        part("remote.timeout"),
                        new Part("ping", Duration.ofSeconds(PING_SECONDS)),
                        promotion)
                : List.of(part("local.period"), part("local.timeout"), part("local.timeout.final"), promotion);
    }

    /// All of them are whole numbers of seconds.
    static List<Breach> breaches(Cluster cluster) {
        var breaches = new ArrayList<Breach>();
        if (cluster.failover() != FailoverChoice.EFM) {
            return breaches;
        }
        var timing = new EfmTiming(cluster);
        for (var name : NAMES) {
            if (!timing.text(name).matches("[1-9][0-9]{0,5}")) {
                breaches.add(new Breach(
                        List.of(EfmSettings.CONF.name()),
                        "the property %s of EFM is '%s', which is no number of seconds from 1 on"
                                .formatted(name, timing.text(name)),
                        "write a number such as "
                                + EfmProperty.named(name).orElseThrow().text(),
                        true));
            }
        }
        return breaches;
    }

    private Part part(String name) {
        var text = text(name);
        return new Part(name, Duration.ofSeconds(text.matches("[0-9]{1,6}") ? Long.parseLong(text) : 0));
    }

    private String text(String name) {
        var own = cluster.value(cluster.dataInstances().getLast(), EfmSettings.CONF);
        return Optional.ofNullable(own.get(name))
                .or(() -> ofSpeed(cluster, name))
                .orElseGet(() -> EfmProperty.named(name).orElseThrow().text());
    }
}
