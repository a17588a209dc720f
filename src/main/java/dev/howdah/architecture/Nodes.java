package dev.howdah.architecture;

import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Numbers the nodes of a layout in the order in which they are added.
final class Nodes {

    static final int PRIMARY = 1;

    private final List<LayoutNode> nodes = new ArrayList<>();
    private final Companions companions;
    private final Map<String, Object> pgbouncerVars;

    Nodes(Companions companions) {
        this(companions, Map.of());
    }

    /// @param pgbouncerVars variables of the data nodes with PgBouncer
    Nodes(Companions companions, Map<String, Object> pgbouncerVars) {
        this.companions = companions;
        this.pgbouncerVars = pgbouncerVars;
    }

    List<LayoutNode> all() {
        return List.copyOf(nodes);
    }

    /// The number of the next node.
    int next() {
        return nodes.size() + 1;
    }

    void primary(String location, int barman) {
        data(location, Role.PRIMARY, Optional.empty(), List.of(barman));
    }

    void replica(String location, int upstream) {
        data(location, Role.REPLICA, Optional.of(upstream), List.of());
    }

    /// A replica without a connection pool.
    void plainReplica(String location, int upstream) {
        add(new LayoutNode(next(), location, Set.of(Role.REPLICA), Optional.of(upstream), List.of(), Map.of()));
    }

    private void data(String location, Role role, Optional<Integer> upstream, List<Integer> backup) {
        var roles = EnumSet.of(role);
        if (companions.pgbouncer()) {
            roles.add(Role.PGBOUNCER);
        }
        var vars = companions.pgbouncer() ? pgbouncerVars : Map.<String, Object>of();
        add(new LayoutNode(next(), location, roles, upstream, backup, vars));
    }

    /// A node that votes in a failover, with other roles or none.
    void witness(String location, Role... others) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(List.of(others));
        boolean agentOnly = companions.manager() == FailoverChoice.EFM;
        roles.add(agentOnly ? Role.EFM_WITNESS : Role.WITNESS);
        Optional<Integer> upstream = agentOnly ? Optional.empty() : Optional.of(PRIMARY);
        add(new LayoutNode(next(), location, roles, upstream, List.of(), Map.of()));
    }

    /// A node that has nothing to do with streaming.
    void add(String location, Map<String, Object> vars, Role... roles) {
        add(new LayoutNode(next(), location, Set.of(roles), Optional.empty(), List.of(), vars));
    }

    private void add(LayoutNode node) {
        nodes.add(node);
    }

    /// Numbers of the data nodes so far.
    List<Integer> data() {
        return nodes.stream()
                .filter(LayoutNode::holdsData)
                .map(LayoutNode::number)
                .toList();
    }
}
