package dev.howdah.architecture;

import dev.howdah.model.Instance;
import dev.howdah.model.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Which nodes a cluster has, where they are, and who follows whom.
public sealed interface Layout permits CascadedLayout, LocationsLayout {

    /// The locations, in the order of config.yml.
    List<String> locations();

    /// Where the primary is at first.
    String primaryLocation();

    /// The nodes, in order of their numbers from 1.
    List<LayoutNode> nodes();

    /// The instances: node i has host name i and address i.
    default List<Instance> instances(List<HostChoice> hosts, List<Optional<String>> addresses) {
        return nodes().stream()
                .map(node -> new Instance(
                        node.number(),
                        hosts.get(node.number() - 1).name(),
                        node.location(),
                        node.roles(),
                        node.upstream().map(number -> hosts.get(number - 1).name()),
                        node.backup().stream()
                                .map(number -> hosts.get(number - 1).name())
                                .toList(),
                        addresses.get(node.number() - 1),
                        settings(node, hosts)))
                .toList();
    }

    private static Settings settings(LayoutNode node, List<HostChoice> hosts) {
        if (node.vars().isEmpty()) {
            return Settings.NONE;
        }
        var values = new LinkedHashMap<String, Object>();
        node.vars().forEach((name, value) -> values.put(name, named(value, hosts)));
        return Settings.of(values);
    }

    private static Object named(Object value, List<HostChoice> hosts) {
        return switch (value) {
            case NodeNumber(var number) -> hosts.get(number - 1).name();
            case List<?> list -> list.stream().map(item -> named(item, hosts)).toList();
            default -> value;
        };
    }
}
