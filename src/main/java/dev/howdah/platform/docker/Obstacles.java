package dev.howdah.platform.docker;

import com.github.dockerjava.api.model.Network;
import dev.howdah.host.docker.ClusterLabels;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Subnet;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What stands in the way of creating a cluster's things: all of it, before anything is changed.
record Obstacles(Engine engine, Cluster cluster, Platform.Docker wish, ClusterLabels labels) {

    private static final long NEEDED_BYTES = 2_000_000_000;

    /// Throws what was found.
    void check(Existing existing, List<Network> networks) {
        var problems = new Problems();
        cluster.instances().forEach(instance -> checkContainer(instance, existing, problems));
        var own = own(networks);
        own.ifPresentOrElse(network -> checkSubnet(network, problems), () -> checkNewNetwork(networks, problems));
        checkDisk(problems);
        problems.throwIfAny();
    }

    /// The cluster's own network, if it exists.
    Optional<Network> own(List<Network> networks) {
        return networks.stream()
                .filter(network -> network.getName().equals(wish.network()))
                .filter(network -> labels.areIn(labelsOf(network)))
                .findFirst();
    }

    static Map<String, String> labelsOf(Network network) {
        return Objects.requireNonNullElse(network.getLabels(), Map.of());
    }

    private void checkContainer(Instance instance, Existing existing, Problems problems) {
        var found = existing.named(instance.name());
        if (found.isEmpty()) {
            return;
        }
        var container = found.get();
        if (!existing.isOurs(container)) {
            var owner = Existing.labelsOf(container).get(ClusterLabels.DIRECTORY);
            problems.add(Problem.here("a container named " + instance.name() + " exists and belongs to "
                            + (owner == null ? "somebody else" : "the cluster in " + owner))
                    .withRemedy("give the instance another name, or remove that container"));
        } else if (Existing.isRunning(container)) {
            instance.address()
                    .filter(wished -> !wished.equals(Existing.address(container)))
                    .ifPresent(wished -> problems.add(Problem.here("container " + instance.name() + " has address "
                                    + Existing.address(container) + ", config.yml says " + wished)
                            .withRemedy("give it back the address in config.yml, or deprovision and provision again")));
        }
    }

    private void checkSubnet(Network own, Problems problems) {
        if (!ranges(own).contains(wish.subnet())) {
            problems.add(Problem.here("network " + wish.network() + " exists with range " + ranges(own)
                            + ", config.yml says " + wish.subnet())
                    .withRemedy("give back the range in config.yml, or deprovision and provision again"));
        }
    }

    private void checkNewNetwork(List<Network> networks, Problems problems) {
        for (var network : networks) {
            if (network.getName().equals(wish.network())) {
                problems.add(Problem.here("a Docker network named " + wish.network() + " exists already")
                        .withRemedy("give another name in docker_networks, or remove it: docker network rm "
                                + wish.network()));
            } else if (ranges(network).stream().anyMatch(range -> HostRoutes.overlap(range, wish.subnet()))) {
                problems.add(Problem.here("range " + wish.subnet() + " overlaps that of Docker network "
                                + network.getName() + " " + ranges(network))
                        .withRemedy("give another range in docker_networks (configure --network)"));
                return;
            }
        }
        if (isLocal()) {
            HostRoutes.ofThisMachine().stream()
                    .filter(route -> HostRoutes.overlap(route.range(), wish.subnet()))
                    .findFirst()
                    .ifPresent(route -> problems.add(Problem.here("range " + wish.subnet()
                                    + " overlaps a route of this machine, " + route.range() + " by " + route.device())
                            .withRemedy("give another range in docker_networks (configure --network)")));
        }
    }

    private static List<Subnet> ranges(Network network) {
        var ipam = network.getIpam();
        if (ipam == null || ipam.getConfig() == null) {
            return List.of();
        }
        return ipam.getConfig().stream()
                .map(config -> Objects.requireNonNullElse(config.getSubnet(), ""))
                .flatMap(range -> Subnet.parse(range).stream())
                .toList();
    }

    private boolean isLocal() {
        return engine.address().startsWith("unix:");
    }

    private void checkDisk(Problems problems) {
        var root = EngineCall.ask(engine, () -> engine.client().infoCmd().exec().getDockerRootDir());
        if (!isLocal() || root == null || !Files.isDirectory(Path.of(root))) {
            return;
        }
        try {
            long free = Files.getFileStore(Path.of(root)).getUsableSpace();
            if (free < NEEDED_BYTES) {
                problems.add(Problem.here("only " + free / 1_000_000 + " MB are free where Docker keeps its data, "
                                + root + "; " + NEEDED_BYTES / 1_000_000 + " MB are needed")
                        .withRemedy("make room, such as by docker system prune"));
            }
        } catch (IOException _) {
            return;
        }
    }
}
