package dev.howdah.component;

import static dev.howdah.model.SettingType.MAP;
import static dev.howdah.model.SettingType.TEXT;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import java.util.Optional;

/// How many connections a Postgres allows, for what must not open more of them.
public final class PostgresConnections {

    /// What Howdah sets where the user says nothing (tunables.tsv of the postgres component).
    static final int USUAL = 250;

    private static final String NAME = "max_connections";
    /// Part of the connections that proxies may take: people must get in when applications took all of theirs.
    private static final double SHARE = 0.9;

    private static final Setting<String> VARIABLE = Setting.computed(NAME, TEXT, "", "");
    private static final Setting<java.util.SequencedMap<String, String>> CONF =
            Setting.computed("postgres_conf_settings", MAP, "", "");

    private PostgresConnections() {}

    /// What a proxy in front of an instance may open.
    public static int forProxies(Cluster cluster, Instance instance) {
        return (int) Math.floor(most(cluster, instance) * SHARE);
    }

    static int most(Cluster cluster, Instance instance) {
        return cluster.chosen(instance, CONF)
                .flatMap(settings -> Optional.ofNullable(settings.get(NAME)))
                .or(() -> cluster.chosen(instance, VARIABLE))
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .orElse(USUAL);
    }
}
