package dev.howdah.component;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterRule.Breach;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import dev.howdah.problem.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What makes a wish for synchronous replication impossible, or something else than it says.
final class SynchronousRules {

    private static final String MODE = SynchronousReplication.MODE.name();
    private static final String COUNT = SynchronousReplication.COUNT.name();
    private static final String NAMES = SynchronousReplication.NAMES.name();
    private static final String STRICT = SynchronousReplication.STRICT.name();
    private static final String STANDBY_NAMES = SynchronousReplication.STANDBY_NAMES.name();
    /// Their own packages of Patroni are older than 4.0, which brought the mode quorum.
    private static final List<String> OLD_PATRONI = List.of("Debian 11", "Debian 12", "Ubuntu 22.04", "Ubuntu 24.04");

    /// Postgres' own setting; here it only says whether commits wait at all.
    private static final Setting<String> COMMIT = Setting.computed("synchronous_commit", SettingType.TEXT, "on", "");

    private final Cluster cluster;
    private final List<Breach> breaches = new ArrayList<>();

    private SynchronousRules(Cluster cluster) {
        this.cluster = cluster;
    }

    static List<Breach> breaches(Cluster cluster) {
        var rules = new SynchronousRules(cluster);
        rules.besideItsOlderForm();
        SynchronousReplication.of(cluster).ifPresent(rules::check);
        return rules.breaches;
    }

    private boolean isPatroni() {
        return cluster.failover() == FailoverChoice.PATRONI;
    }

    private void besideItsOlderForm() {
        boolean older = cluster.chosen(SynchronousReplication.STANDBY_NAMES)
                .filter(names -> !names.isBlank())
                .isPresent();
        if (older && isPatroni()) {
            odd(
                    List.of(STANDBY_NAMES),
                    STANDBY_NAMES + " has no effect: Patroni decides whom commits wait for",
                    "write " + MODE + ": named instead");
        } else if (older && SynchronousReplication.of(cluster).isPresent()) {
            refuse(
                    List.of(STANDBY_NAMES),
                    STANDBY_NAMES + " and " + MODE + " say the same thing in two ways",
                    "remove " + STANDBY_NAMES + ": it follows from the other one, on each member the right way");
        }
    }

    private void check(SynchronousReplication wish) {
        names(wish);
        if (wish.count() < 1) {
            refuse(List.of(COUNT), COUNT + " is " + wish.count() + ", and commits wait for 1 or more", "write 1");
        } else {
            enough(wish);
        }
        if (!wish.strict() && !isPatroni()) {
            refuse(
                    List.of(STRICT),
                    STRICT + ": false cannot be had with " + cluster.failover().word()
                            + ": a Postgres that waits for replicas does so until they are back",
                    "remove it; or take Patroni, which lets commits go on alone when the last one goes away");
        }
        if (wish.quorum() && isPatroni()) {
            quorumKnown();
        }
        waiting();
    }

    private void names(SynchronousReplication wish) {
        var known = cluster.dataInstances().stream().map(Instance::name).toList();
        wish.names().orElse(List.of()).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(
                        List.of(NAMES),
                        "'" + name + "' in " + NAMES + " holds no data of the cluster",
                        DidYouMean.hint(name, known)));
    }

    /// On the primary, and on each member that may take its place: else a failover would end in waiting for nobody.
    private void enough(SynchronousReplication wish) {
        var primary = cluster.configuredPrimary();
        for (var member : cluster.dataInstances()) {
            var candidates = wish.candidates(cluster, member);
            boolean mayBePrimary =
                    member.equals(primary) || wish.candidates(cluster, primary).contains(member.name());
            if (mayBePrimary && candidates.size() < wish.count()) {
                refuse(
                        List.of(wish.names().isPresent() ? NAMES : COUNT, COUNT, MODE),
                        "commits are to wait for %d, and while %s is primary only %s can be waited for"
                                .formatted(wish.count(), member.name(), inWords(candidates)),
                        wish.names().isPresent()
                                ? "name more of those that stream from the primary, the primary itself included"
                                : "lower " + COUNT + ", or add replicas with the primary as their upstream");
                return;
            }
        }
    }

    private static String inWords(List<String> names) {
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }

    private void quorumKnown() {
        cluster.platform()
                .distribution()
                .filter(known -> OLD_PATRONI.contains(known.toString()))
                .filter(known -> known.ownPostgres() == cluster.postgres().major())
                .ifPresent(old -> refuse(
                        List.of(MODE),
                        "%s: quorum needs Patroni 4.0, and %s packages an older one".formatted(MODE, old),
                        "write " + MODE + ": named, with which Patroni keeps replicas synchronous by name"));
    }

    private void waiting() {
        for (var instance : cluster.dataInstances()) {
            Optional<String> commit = cluster.chosen(instance, COMMIT)
                    .filter(value -> List.of("off", "local", "false", "no", "0").contains(value));
            if (commit.isPresent()) {
                refuse(
                        List.of(COMMIT.name()),
                        "with " + COMMIT.name() + " = " + commit.get() + " no commit waits for a replica",
                        "remove it, or " + MODE);
                return;
            }
        }
    }

    private void refuse(List<String> variables, String what, String remedy) {
        breaches.add(new Breach(variables, what, remedy, true));
    }

    private void odd(List<String> variables, String what, String remedy) {
        breaches.add(new Breach(variables, what, remedy, false));
    }
}
