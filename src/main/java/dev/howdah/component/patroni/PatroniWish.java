package dev.howdah.component.patroni;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresWish;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What the settings in etcd are to be, which count for the whole cluster.
///
/// Slots: Patroni drops what it does not know, so the slots that others need (Barman's) are permanent ones: it makes
/// them on a new leader before that takes writes, and from version 3.2 on keeps them on replicas too. The slots of
/// replicas of the first level are permanent as well, so that one may be away for longer than its key in etcd lives.
/// A cascaded replica's is not: on the leader nobody would move it on (before 3.2), until the disk is full.
record PatroniWish(Deployment deployment, PostgresWish postgres) {

    /// What Patroni sets by itself.
    static final List<String> RESERVED =
            List.of("cluster_name", "listen_addresses", "port", "hot_standby", "wal_log_hints");

    /// Patroni takes nothing below these, and would take defaults of its own instead.
    private static final Map<String, Integer> LEAST = Map.of(
            "max_connections", 25,
            "max_wal_senders", 3,
            "wal_keep_size", 16,
            "max_locks_per_transaction", 32,
            "max_replication_slots", 4,
            "max_worker_processes", 2);

    SequencedMap<String, Object> dynamic() {
        var cluster = deployment.cluster();
        var wish = new LinkedHashMap<String, Object>();
        wish.put("ttl", cluster.value(PatroniSettings.TTL));
        wish.put("loop_wait", cluster.value(PatroniSettings.LOOP_WAIT));
        wish.put("retry_timeout", cluster.value(PatroniSettings.RETRY_TIMEOUT));
        wish.put("maximum_lag_on_failover", cluster.value(PatroniSettings.MAXIMUM_LAG));
        wish.put("primary_start_timeout", cluster.value(PatroniSettings.START_TIMEOUT));
        wish.put("failsafe_mode", cluster.value(PatroniSettings.FAILSAFE));
        wish.put("check_timeline", true);
        if (cluster.chosen(SynchronousReplication.MODE).isPresent()) {
            putSynchronous(wish, SynchronousReplication.of(cluster));
        }
        var inner = new LinkedHashMap<String, Object>();
        inner.put("use_slots", true);
        inner.put("use_pg_rewind", cluster.value(PatroniSettings.REWIND));
        inner.put("parameters", parameters(postgres.shared()));
        wish.put("postgresql", inner);
        wish.put("slots", slots());
        var below = Layers.at(cluster.value(PatroniSettings.CONF), "bootstrap", "dcs");
        return Layers.over(Layers.over(wish, below), cluster.value(PatroniSettings.DYNAMIC));
    }

    /// Patroni keeps synchronous_standby_names itself, of members without the tag nosync.
    private static void putSynchronous(Map<String, Object> wish, Optional<SynchronousReplication> synchronous) {
        wish.put(
                "synchronous_mode",
                synchronous.<Object>map(one -> one.quorum() ? "quorum" : true).orElse(false));
        synchronous.ifPresent(one -> {
            wish.put("synchronous_mode_strict", one.strict());
            wish.put("synchronous_node_count", one.count());
        });
    }

    static SequencedMap<String, Object> parameters(SequencedMap<String, String> settings) {
        var parameters = new LinkedHashMap<String, Object>(settings);
        RESERVED.forEach(parameters::remove);
        LEAST.forEach((name, least) -> parameters.computeIfPresent(name, (_, value) -> atLeast(name, value, least)));
        parameters.computeIfPresent("wal_level", (_, value) -> value.equals("minimal") ? "replica" : value);
        if (Optional.ofNullable(settings.get("synchronous_standby_names"))
                .filter(String::isBlank)
                .isPresent()) {
            parameters.remove("synchronous_standby_names");
        }
        return parameters;
    }

    private static Object atLeast(String name, Object value, int least) {
        var text = String.valueOf(value);
        boolean less = text.matches("[0-9]{1,9}") && Integer.parseInt(text) < least;
        return less ? least + (name.equals("wal_keep_size") ? "MB" : "") : value;
    }

    /// The settings of Postgres that count on this instance in the end.
    SequencedMap<String, String> effective() {
        var effective = new LinkedHashMap<String, String>();
        Layers.at(dynamic(), "postgresql", "parameters")
                .forEach((name, value) -> effective.put(name, String.valueOf(value)));
        parameters(postgres.own()).forEach((name, value) -> effective.put(name, String.valueOf(value)));
        return effective;
    }

    private Map<String, Object> slots() {
        var slots = new LinkedHashMap<String, Object>();
        for (var instance : deployment.cluster().dataInstances()) {
            if (!isCascaded(deployment.cluster(), instance)) {
                slots.put(slot(instance), Map.of("type", "physical"));
            }
        }
        deployment.needs(deployment.primary()).slots().forEach(name -> slots.put(name, Map.of("type", "physical")));
        return slots;
    }

    /// As Patroni makes it from a member's name.
    static String slot(Instance instance) {
        return instance.name().toLowerCase(Locale.ROOT).replaceAll("[-.]", "_");
    }

    /// Whether an instance streams from a replica, as config.yml says.
    static boolean isCascaded(Cluster cluster, Instance instance) {
        return instance.upstream()
                .filter(upstream -> !upstream.equals(cluster.configuredPrimary().name()))
                .isPresent();
    }
}
