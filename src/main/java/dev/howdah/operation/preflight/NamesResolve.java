package dev.howdah.operation.preflight;

import dev.howdah.engine.Fact;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Instances whose address config.yml does not say are found by their names, from every host. Those with one need no
/// name service: Howdah writes them into /etc/hosts.
final class NamesResolve implements PreflightCheck {

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return unresolved(cluster, instance).stream().<Fact<?>>map(fact -> fact).toList();
    }

    private static Optional<Fact<List<String>>> unresolved(Cluster cluster, Instance instance) {
        var names = cluster.instances().stream()
                .filter(other -> !other.equals(instance) && other.address().isEmpty())
                .map(other -> Script.quote(other.name()))
                .collect(Collectors.joining(" "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Fact.sh(
                        "names of the others",
                        "for name in " + names
                                + "; do timeout 5 getent ahosts \"$name\" >/dev/null || echo \"$name\"; done",
                        answer -> answer.lines().toList()));
    }

    @Override
    public List<Finding> judge(Sounding host) {
        var missing =
                unresolved(host.cluster(), host.instance()).flatMap(host::ask).orElse(List.of());
        return missing.isEmpty()
                ? List.of()
                : List.of(Finding.error(
                        host.host(),
                        "it does not know the address of " + String.join(", ", missing),
                        "give them an ip_address in config.yml, or names that resolve there"));
    }
}
