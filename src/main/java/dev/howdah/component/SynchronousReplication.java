package dev.howdah.component;

import static dev.howdah.model.SettingType.BOOLEAN;
import static dev.howdah.model.SettingType.INTEGER;
import static dev.howdah.model.SettingType.LIST;
import static dev.howdah.model.SettingType.TEXT;
import static dev.howdah.model.SettingType.oneOf;

import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Commits that wait for standbys, so that a failover loses nothing: what config.yml asks for, whatever the manager.
///
/// @param quorum whether any of the standbys count; else the first ones of a list that are there
/// @param count for how many standbys a commit waits
/// @param names who may be waited for, where the user says so
/// @param strict whether commits wait also while there are too few standbys
public record SynchronousReplication(boolean quorum, int count, Optional<List<String>> names, boolean strict) {

    public static final Setting<String> MODE = Setting.of(
                    "synchronous_replication",
                    oneOf("off", "quorum", "named"),
                    "off",
                    "Whether commits wait for replicas: for any of them (quorum), or for the first of a list (named).")
            .checkedBy(SynchronousRules::breaches)
            .forCluster();
    public static final Setting<Integer> COUNT = Setting.of(
                    "synchronous_replication_count", INTEGER, 1, "For how many replicas a commit waits.")
            .forCluster();
    public static final Setting<List<String>> NAMES = Setting.computed(
                    "synchronous_replication_names",
                    LIST,
                    "all that stream from the primary and may be promoted",
                    "Instances that commits may wait for, the preferred ones first.")
            .forCluster();
    public static final Setting<Boolean> STRICT = Setting.of(
                    "synchronous_replication_strict",
                    BOOLEAN,
                    true,
                    "Whether writes stand still while too few replicas are there; false only with Patroni.")
            .forCluster();

    /// Postgres' own form of the wish, as files of TPA have it.
    public static final Setting<String> STANDBY_NAMES = Setting.of(
            "synchronous_standby_names", TEXT, "", "Replicas that a commit waits for; set once they stream.");

    /// repmgr's own setting; here it only says who is never promoted.
    private static final Setting<Integer> PRIORITY = Setting.computed("repmgr_priority", INTEGER, "100", "");

    public static List<Setting<?>> settings() {
        return List.of(MODE, COUNT, NAMES, STRICT);
    }

    /// The cluster's wish; empty where commits wait for nobody.
    public static Optional<SynchronousReplication> of(Cluster cluster) {
        var mode = cluster.value(MODE);
        return mode.equals("off")
                ? Optional.empty()
                : Optional.of(new SynchronousReplication(
                        mode.equals("quorum"), cluster.value(COUNT), cluster.chosen(NAMES), cluster.value(STRICT)));
    }

    /// What synchronous_standby_names is on a member, where Postgres is not run by the failover manager.
    ///
    /// It has to be right from the moment when that member is promoted, whoever streams from it then: after two
    /// failovers that may be others than config.yml draws. So all others are in it; one that streams from a standby
    /// does not count until it streams from the primary itself.
    public static String standbyNames(Cluster cluster, Instance member) {
        return of(cluster)
                .map(wish -> wish.text(wish.preferred(cluster.dataInstances().stream()
                        .filter(other -> !other.equals(member) && mayLead(cluster, other)))))
                .orElseGet(() -> cluster.value(member, STANDBY_NAMES));
    }

    private List<String> preferred(Stream<Instance> instances) {
        return instances
                .map(Instance::name)
                .filter(name -> names.isEmpty() || names.get().contains(name))
                .sorted(Comparator.comparingInt(
                        name -> names.map(all -> all.indexOf(name)).orElse(0)))
                .toList();
    }

    /// Such as `ANY 1 (karma, kaolin)`; empty where there is nobody.
    private String text(List<String> candidates) {
        return candidates.isEmpty()
                ? ""
                : (quorum ? "ANY " : "FIRST ") + count + " ("
                        + String.join(
                                ", ",
                                candidates.stream()
                                        .map(SynchronousReplication::word)
                                        .toList())
                        + ")";
    }

    /// Whom commits may wait for as config.yml draws the cluster, while one member is primary.
    ///
    /// Those that stream from the configured primary go over to the one that is promoted, those below it stay. To
    /// Patroni they are no candidates even then: their tag nosync says so until the next deploy.
    public List<String> candidates(Cluster cluster, Instance member) {
        var primary = cluster.configuredPrimary().name();
        boolean keepsTag = cluster.failover() == FailoverChoice.PATRONI;
        var direct = keepsTag ? List.of(primary) : List.of(primary, member.name());
        return preferred(cluster.dataInstances().stream()
                .filter(other -> !other.equals(member) && mayLead(cluster, other))
                .filter(other -> other.name().equals(primary)
                        || direct.contains(other.upstream().orElse(primary))));
    }

    /// What only a replica has that is never promoted would be lost.
    private static boolean mayLead(Cluster cluster, Instance instance) {
        return !instance.has(Role.EFM_NOT_PROMOTABLE)
                && !(cluster.failover() == FailoverChoice.REPMGR
                        && cluster.chosen(instance, PRIORITY)
                                .filter(priority -> priority == 0)
                                .isPresent());
    }

    /// As application_name of a standby; Postgres takes plain words without quotes.
    private static String word(String name) {
        return name.matches("[a-z_][a-z0-9_]*") && !List.of("any", "first").contains(name) ? name : '"' + name + '"';
    }
}
