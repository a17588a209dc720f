package dev.howdah.architecture;

import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The layout that M1 has by default: node 1 is the primary and node 2 its replica, both in the first location.
/// Cascaded
/// replicas stream from node 2 and are in the second location. Then comes Barman, which backs up the primary.
///
/// Where the number of Postgres nodes is even, Barman is a witness as well: an odd number of voters cannot be split in
/// two halves.
///
/// @param cascadedReplicas how many replicas stream from the first replica, from 0
/// @param names one name or two; with one, everything is there
/// @param barmanLocation where the Barman server is
public record CascadedLayout(int cascadedReplicas, List<String> names, String barmanLocation, Companions companions)
        implements Layout {

    private static final int FIRST_REPLICA = 2;

    public CascadedLayout {
        names = List.copyOf(names);
    }

    @Override
    public List<String> locations() {
        var locations = new ArrayList<>(names);
        if (!names.contains(barmanLocation)) {
            locations.add(barmanLocation);
        }
        return List.copyOf(locations);
    }

    @Override
    public String primaryLocation() {
        return names.getFirst();
    }

    @Override
    public List<LayoutNode> nodes() {
        var nodes = new Nodes(companions);
        nodes.primary(names.getFirst(), FIRST_REPLICA + cascadedReplicas + 1);
        nodes.replica(names.getFirst(), Nodes.PRIMARY);
        for (int i = 0; i < cascadedReplicas; i++) {
            nodes.replica(names.getLast(), FIRST_REPLICA);
        }
        if (companions.hasWitness() && nodes.data().size() % 2 == 0) {
            nodes.witness(barmanLocation, Role.BARMAN);
        } else {
            nodes.add(barmanLocation, Map.of(), Role.BARMAN);
        }
        companions.addEtcd(nodes, locations(), names.getFirst());
        companions.addHaproxy(nodes, names);
        return nodes.all();
    }
}
