package dev.howdah.component.patroni;

import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.ManagerView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the Patroni of one instance sees the cluster.
///
/// A replica's state is `running` in version 3.0 and `streaming` from 3.1 on; a leader's is `running` in all.
record PatroniView(Cluster cluster, Instance askedOn, PatroniFacts facts) {

    static final Set<String> RUNNING = Set.of("running", "streaming", "in archive recovery");
    static final Set<String> LEADER = Set.of("leader", "standby_leader", "master", "primary");

    ManagerView view() {
        return new ManagerView(
                Patroni.NAME,
                askedOn.name(),
                facts.members().stream().map(this::member).toList());
    }

    private ManagerView.Member member(Map<String, Object> member) {
        var name = text(member, "name");
        boolean leader = LEADER.contains(text(member, "role"));
        var state = text(member, "state");
        var agent = facts.isPaused() ? "paused" : name.equals(askedOn.name()) ? "running" : "unknown";
        return new ManagerView.Member(
                name,
                leader ? "primary" : "standby",
                leader ? Optional.empty() : upstream(name),
                RUNNING.contains(state),
                agent,
                RUNNING.contains(state) ? "" : state);
    }

    /// Whom it is to follow: the one that its tag names while that one runs, else the leader.
    private Optional<String> upstream(String name) {
        var tagged = cluster.find(name)
                .filter(instance -> PatroniWish.isCascaded(cluster, instance))
                .flatMap(Instance::upstream)
                .filter(upstream -> named(upstream)
                        .filter(member -> RUNNING.contains(text(member, "state")))
                        .isPresent());
        return tagged.or(() -> facts.members().stream()
                .filter(member -> LEADER.contains(text(member, "role")))
                .map(member -> text(member, "name"))
                .findFirst());
    }

    private Optional<Map<String, Object>> named(String name) {
        return members().stream()
                .filter(member -> text(member, "name").equals(name))
                .findFirst();
    }

    private List<Map<String, Object>> members() {
        return facts.members();
    }

    private static String text(Map<String, Object> member, String key) {
        return String.valueOf(member.getOrDefault(key, ""));
    }
}
