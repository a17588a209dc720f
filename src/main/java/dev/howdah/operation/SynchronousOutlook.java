package dev.howdah.operation;

import dev.howdah.component.SynchronousReplication;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What synchronous replication means for a cluster: what happens when the last synchronous standby goes away, and
/// whether a failover can lose a row whose commit was acknowledged.
final class SynchronousOutlook {

    private final Cluster cluster;
    private final SynchronousReplication wish;
    private final List<String> candidates;

    private SynchronousOutlook(Cluster cluster, SynchronousReplication wish) {
        this.cluster = cluster;
        this.wish = wish;
        this.candidates = wish.candidates(cluster, cluster.configuredPrimary());
    }

    static List<String> lines(Cluster cluster) {
        return SynchronousReplication.of(cluster)
                .map(wish -> new SynchronousOutlook(cluster, wish).lines())
                .orElse(List.of());
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Synchronous replication: a commit waits for %s %d of %s."
                .formatted(wish.quorum() ? "any" : "the first", wish.count(), String.join(", ", candidates)));
        lines.add("  " + whenTheLastGoes());
        if (wish.strict() && !goesOnAfterFailover()) {
            lines.add("  After a failover writes stand still until the former primary is back as a replica: another"
                    + " replica that streams from the primary would keep them going.");
        }
        loss().ifPresent(text -> lines.add("  " + text));
        return lines;
    }

    private String whenTheLastGoes() {
        if (!wish.strict()) {
            return "When the last of them goes away, Patroni lets commits go on alone: what is written from then on is"
                    + " lost with the primary, until a replica is synchronous again.";
        }
        int spare = candidates.size() - wish.count();
        return (spare > 0
                        ? "When more than %d of them %s away".formatted(spare, spare == 1 ? "is" : "are")
                        : "When " + (wish.count() == 1 ? "it" : "one of them") + " goes away")
                + ", writes stand still until it is back; nothing is acknowledged that only the primary has.";
    }

    /// Whether whoever is promoted has enough others besides the primary that is lost.
    private boolean goesOnAfterFailover() {
        var primary = cluster.configuredPrimary().name();
        return candidates.stream()
                .allMatch(name -> wish.candidates(cluster, cluster.instance(name)).stream()
                                .filter(other -> !other.equals(primary))
                                .count()
                        >= wish.count());
    }

    /// repmgr decides with a majority of the standbys and the witness; they have all that was acknowledged where fewer
    /// are missing than commits wait for.
    private Optional<String> loss() {
        return switch (cluster.failover()) {
            case PATRONI ->
                wish.strict()
                        ? Optional.of(
                                "Patroni promotes only a synchronous replica: a failover loses no acknowledged row.")
                        : Optional.empty();
            case EFM -> Optional.of("EFM promotes the standby that has most, of those that it reaches.");
            case REPMGR -> Optional.of(repmgr());
        };
    }

    private String repmgr() {
        int siblings = (int) cluster.dataInstances().stream()
                        .filter(this::followsPrimary)
                        .count()
                + cluster.having(Role.WITNESS).size();
        int needed = (siblings + 1) / 2;
        if (wish.count() >= needed) {
            return "A failover by repmgr loses no acknowledged row.";
        }
        return ("A failover by repmgr may lose what only a replica has that it does not reach: it decides with a majority"
                                + " of %d.")
                        .formatted(siblings)
                + (needed <= candidates.size() ? " synchronous_replication_count: " + needed + " closes that." : "");
    }

    private boolean followsPrimary(Instance instance) {
        var primary = cluster.configuredPrimary().name();
        return !instance.name().equals(primary)
                && instance.upstream().orElse(primary).equals(primary);
    }
}
