package dev.howdah.architecture;

import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The layout of equal locations: each active one has the same number of data nodes, and the first of them is the one
/// from which the others of its location stream. The primary location comes first, with the primary, Barman and
/// what goes with the failover manager; after the active locations come those that hold one replica or one witness
/// only.
///
/// Barman votes as well where that makes the number of votes odd and no other location was asked for to see to it.
///
/// @param names of all locations, in the order of config.yml
/// @param primaryLocation one of the active locations
/// @param dataNodes in each active location, from 1
/// @param singleNode the location that has one replica and nothing else
/// @param witnessOnly the location that has a witness and nothing else
public record LocationsLayout(
        List<String> names,
        String primaryLocation,
        int dataNodes,
        Optional<String> singleNode,
        Optional<String> witnessOnly,
        Companions companions)
        implements Layout {

    public LocationsLayout {
        names = List.copyOf(names);
    }

    @Override
    public List<String> locations() {
        return names;
    }

    @Override
    public List<LayoutNode> nodes() {
        var nodes = new Nodes(companions, Map.of("pgbouncer_backend", new NodeNumber(Nodes.PRIMARY)));
        var active = active();
        for (var location : active) {
            boolean first = location.equals(primaryLocation);
            addData(nodes, location, first);
            if (first) {
                addBarman(nodes, active.size());
            }
            companions.addEtcd(nodes, List.of(location), primaryLocation);
            companions.addHaproxy(nodes, List.of(location));
        }
        singleNode.ifPresent(location -> nodes.plainReplica(location, Nodes.PRIMARY));
        witnessOnly.ifPresent(nodes::witness);
        return nodes.all();
    }

    /// The locations with data nodes of the usual number, the primary's first.
    private List<String> active() {
        var active = new ArrayList<String>();
        active.add(primaryLocation);
        for (var name : names) {
            if (!name.equals(primaryLocation) && !isSpecial(name)) {
                active.add(name);
            }
        }
        return active;
    }

    private boolean isSpecial(String name) {
        return singleNode.filter(name::equals).isPresent()
                || witnessOnly.filter(name::equals).isPresent();
    }

    private void addData(Nodes nodes, String location, boolean first) {
        int leader = nodes.next();
        for (int i = 0; i < dataNodes; i++) {
            if (i > 0) {
                nodes.replica(location, leader);
            } else if (first) {
                nodes.primary(location, dataNodes + 1);
            } else {
                nodes.replica(location, Nodes.PRIMARY);
            }
        }
    }

    private void addBarman(Nodes nodes, int active) {
        boolean even = active == 2 || (active == 1 && dataNodes % 2 == 0);
        if (companions.hasWitness() && even && singleNode.isEmpty() && witnessOnly.isEmpty()) {
            nodes.witness(primaryLocation, Role.BARMAN, Role.LOG_SERVER);
        } else {
            nodes.add(primaryLocation, Map.of(), Role.BARMAN, Role.LOG_SERVER);
        }
    }
}
