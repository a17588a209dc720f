package dev.howdah.operation.reconfigure;

import dev.howdah.architecture.HostChoice;
import dev.howdah.architecture.HostNames;
import dev.howdah.config.ConfigEdit;
import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.HostName;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Role;
import dev.howdah.model.Subnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Replicas that are added to a cluster: which number, name, place, upstream and address each gets, and the witness
/// that
/// an even number of nodes then needs.
final class NewReplicas {

    private final Cluster cluster;
    private final Set<String> names = new HashSet<>();
    private final Set<String> addresses;
    private final List<String> notes = new ArrayList<>();
    private int lastNode;
    private int added;

    NewReplicas(Cluster cluster) {
        this.cluster = cluster;
        this.lastNode =
                cluster.instances().stream().mapToInt(Instance::node).max().orElse(0);
        cluster.instances().forEach(instance -> names.add(instance.name()));
        this.addresses = cluster.instances().stream()
                .flatMap(instance -> instance.address().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// What the user should know.
    List<String> notes() {
        return notes;
    }

    /// One more replica.
    ConfigEdit add(
            ConfigEdit edit,
            Optional<String> name,
            Optional<String> upstream,
            Optional<String> location,
            Optional<String> address)
            throws ConfigEdit.NotPossible {
        var from = upstream.orElseGet(() -> nearest(location));
        var instance = new TreeMap<String, Object>();
        var host = name.map(HostName::normal).orElseGet(this::freeName);
        instance.put("location", location.orElseGet(() -> locationOf(from)));
        instance.put("node", ++lastNode);
        instance.put("role", List.of(Role.REPLICA.word()));
        instance.put("upstream", from);
        address.or(this::freeAddress).ifPresent(given -> {
            addresses.add(given);
            instance.put("ip_address", given);
        });
        names.add(host);
        added++;
        var named = new LinkedHashMap<String, Object>(Map.of("Name", host));
        named.putAll(instance);
        return edit.addInstance(named);
    }

    private String locationOf(String upstream) {
        return cluster.find(upstream)
                .map(Instance::location)
                .orElse(cluster.configuredPrimary().location());
    }

    /// The first that holds data in a location, which the others there follow; else the primary.
    private String nearest(Optional<String> location) {
        var primary = cluster.configuredPrimary();
        if (location.isEmpty() || location.get().equals(primary.location())) {
            return primary.name();
        }
        return cluster.dataInstances().stream()
                .filter(instance -> instance.location().equals(location.get()))
                .findFirst()
                .orElse(primary)
                .name();
    }

    private String freeName() {
        boolean prefixed = cluster.instances().stream()
                .allMatch(instance -> instance.name().startsWith(HostName.normal(cluster.name()) + "-"));
        var prefix = prefixed ? HostName.normal(cluster.name()) + "-" : "";
        return HostNames.inOrderFor(cluster.name(), HostNames.builtIn()).stream()
                .map(HostChoice::name)
                .map(word -> prefix + word)
                .filter(word -> !names.contains(word))
                .findFirst()
                .orElseGet(() -> cluster.name() + "-" + (lastNode + 1));
    }

    /// In containers the lowest free address of the network; elsewhere the user or the platform knows.
    private Optional<String> freeAddress() {
        return cluster.platform() instanceof Platform.Docker docker
                ? free(docker.subnet(), addresses)
                : Optional.empty();
    }

    private static Optional<String> free(Subnet subnet, Collection<String> taken) {
        for (int offset = 2; offset < subnet.size() - 1; offset++) {
            if (!taken.contains(subnet.address(offset))) {
                return Optional.of(subnet.address(offset));
            }
        }
        return Optional.empty();
    }

    /// With repmgr an even number of nodes that hold data needs a witness, so that votes cannot be equal.
    ConfigEdit witness(ConfigEdit edit) throws ConfigEdit.NotPossible {
        boolean even = (cluster.dataInstances().size() + added) % 2 == 0;
        var witnesses = cluster.having(Role.WITNESS);
        if (added == 0 || cluster.failover() != FailoverChoice.REPMGR) {
            return edit;
        }
        if (!even) {
            witnesses.forEach(witness -> notes.add("the witness on " + witness.name()
                    + " is no longer needed, as the number of nodes with data is odd; it does no harm"));
            return edit;
        }
        var barman = cluster.having(Role.BARMAN).stream().findFirst();
        if (!witnesses.isEmpty() || barman.isEmpty()) {
            return edit;
        }
        var name = barman.get().name();
        notes.add(name + " becomes a witness as well, as the number of nodes with data is even");
        var roles = new ArrayList<>(
                barman.get().roles().stream().map(Role::word).sorted().toList());
        roles.add(Role.WITNESS.word());
        return edit.setKeyOf(name, "role", roles)
                .setKeyOf(name, "upstream", cluster.configuredPrimary().name());
    }
}
