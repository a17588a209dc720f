package dev.howdah.component.postgres;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The five settings that a standby may not have lower than its primary (max_connections and others).
///
/// Where they grow, standbys must have them first; where one shrinks, the primary must.
final class SharedLimits {

    /// Settings that a program which runs all members starts them with, so that they are the same on all.
    static final Set<String> ALIKE = Set.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction",
            "max_replication_slots",
            "track_commit_timestamp",
            "wal_keep_size",
            "wal_level",
            "wal_log_hints");

    private SharedLimits() {}

    /// The highest value that config.yml gives any member, or the one that all have.
    static Optional<String> highest(Cluster cluster, String limit, @Nullable String common) {
        var values = new ArrayList<String>();
        Optional.ofNullable(common).ifPresent(values::add);
        for (var member : cluster.dataInstances()) {
            Tunable.all().stream()
                    .filter(tunable -> tunable.name().equals(limit))
                    .forEach(
                            tunable -> cluster.chosen(member, tunable.setting()).ifPresent(values::add));
            Optional.ofNullable(cluster.value(member, PostgresSettings.CONF_SETTINGS)
                            .get(limit))
                    .ifPresent(values::add);
        }
        return values.stream()
                .filter(value -> value.matches("[0-9]{1,9}"))
                .max(Comparator.comparingInt(Integer::parseInt))
                .or(() -> Optional.ofNullable(common));
    }

    /// Whether some limit is to become smaller than the running primary has it.
    static boolean shrink(Deployment deployment) {
        var primary = deployment.primary();
        if (!deployment.answers(primary) || !(deployment.now().node(primary.name()) instanceof Node.Running running)) {
            return false;
        }
        var paths = PostgresPaths.of(deployment.cluster(), primary);
        var wished = new Configuration(deployment, primary, paths).effective();
        return running.limits().entrySet().stream().anyMatch(limit -> isLess(wished, limit));
    }

    private static boolean isLess(Map<String, String> wished, Map.Entry<String, Integer> limit) {
        var value = wished.get(limit.getKey());
        return value != null && value.matches("[0-9]{1,9}") && Integer.parseInt(value) < limit.getValue();
    }
}
