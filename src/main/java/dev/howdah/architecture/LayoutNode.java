package dev.howdah.architecture;

import dev.howdah.model.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An instance of a layout, before it has a name and an address.
///
/// @param number of the node, from 1
/// @param upstream number of the node that it streams from
/// @param backup numbers of the Barman nodes that back it up
/// @param vars its variables; a [NodeNumber] in them stands for that node's name
public record LayoutNode(
        int number,
        String location,
        Set<Role> roles,
        Optional<Integer> upstream,
        List<Integer> backup,
        Map<String, Object> vars) {

    boolean holdsData() {
        return roles.contains(Role.PRIMARY) || roles.contains(Role.REPLICA);
    }
}
