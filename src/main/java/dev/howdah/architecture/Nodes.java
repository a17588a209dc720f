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

    Nodes(Companions companions) {
        this.companions = companions;
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

    private void data(String location, Role role, Optional<Integer> upstream, List<Integer> backup) {
        var roles = EnumSet.of(role);
        Map<String, Object> vars = Map.of();
        if (companions.pgbouncer()) {
            roles.add(Role.PGBOUNCER);
            vars = Map.of("pgbouncer_backend", new NodeNumber(PRIMARY));
        }
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
