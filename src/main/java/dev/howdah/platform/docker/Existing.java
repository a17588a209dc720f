package dev.howdah.platform.docker;

import com.github.dockerjava.api.model.Container;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.Engine;
import dev.howdah.platform.ProvisionedInstance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// All containers of the engine, as one request tells of them.
record Existing(List<Container> containers, ClusterLabels labels) {

    static Existing of(Engine engine, ClusterLabels labels) {
        return new Existing(
                EngineCall.ask(
                        engine,
                        () -> engine.client()
                                .listContainersCmd()
                                .withShowAll(true)
                                .exec()),
                labels);
    }

    static String name(Container container) {
        var names = Objects.requireNonNullElse(container.getNames(), new String[0]);
        return names.length == 0 ? container.getId() : names[0].replaceFirst("^/", "");
    }

    static boolean isRunning(Container container) {
        return "running".equals(container.getState());
    }

    /// Whether it runs since less than a minute, so that its systemd may not be up.
    static boolean isYoung(Container container) {
        var status = Objects.requireNonNullElse(container.getStatus(), "");
        return isRunning(container) && (status.contains("second") || status.contains("Up About a minute"));
    }

    Optional<Container> named(String name) {
        return containers.stream()
                .filter(container -> Arrays.asList(Objects.requireNonNullElse(container.getNames(), new String[0]))
                        .contains("/" + name))
                .findFirst();
    }

    boolean isOurs(Container container) {
        return labels.areIn(labelsOf(container));
    }

    static Map<String, String> labelsOf(Container container) {
        return Objects.requireNonNullElse(container.getLabels(), Map.of());
    }

    /// The containers of this cluster, by name.
    List<Container> ours() {
        return containers.stream()
                .filter(this::isOurs)
                .sorted(Comparator.comparing(Existing::name))
                .toList();
    }

    /// The address in the cluster's network; empty where the container is stopped.
    static String address(Container container) {
        var settings = container.getNetworkSettings();
        if (settings == null) {
            return "";
        }
        return settings.getNetworks().values().stream()
                .map(network -> Objects.requireNonNullElse(network.getIpAddress(), ""))
                .findFirst()
                .orElse("");
    }

    static ProvisionedInstance described(Container container) {
        return new ProvisionedInstance(
                labelsOf(container).getOrDefault(ClusterLabels.INSTANCE, name(container)),
                container.getState(),
                container.getStatus(),
                address(container),
                container.getImage());
    }
}
