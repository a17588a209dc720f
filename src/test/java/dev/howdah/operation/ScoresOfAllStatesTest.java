package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.component.Deployment;
import dev.howdah.component.Machine;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.ProblemException;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.FakeCredentials;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever state the members of a cluster are in, a deploy has steps that wait for each other without a circle, and
/// never makes two primaries.
class ScoresOfAllStatesTest {

    @Test
    void noStateOfACascadeEndsInACircle() {
        checkAll(Clusters.m1(1));
    }

    @Test
    void noStateOfAClusterWithAWitnessEndsInACircle() {
        checkAll(Clusters.m1(0));
    }

    @Test
    void noStateOfAClusterUnderPatroniEndsInACircle() {
        checkAll(Clusters.patroni(Map.of()));
    }

    @Test
    void noStateOfAClusterUnderEfmEndsInACircle() {
        checkAll(Clusters.efm(1, Map.of()));
    }

    private static void checkAll(Cluster cluster) {
        boolean witness =
                cluster.postgresInstances().size() == cluster.instances().size();
        var faults = new LinkedHashMap<String, String>();
        for (var nodes : combinations(cluster)) {
            for (boolean barman : witness ? List.of(true) : List.of(true, false)) {
                var deployment = deployment(cluster, nodes, barman);
                try {
                    assertThat(Components.score(deployment).steps()).hasSameSizeAs(deployment.machines());
                } catch (ProblemException e) {
                    faults.putIfAbsent(e.problems().getFirst().text(), nodes + ", Barman answers: " + barman);
                }
                assertThat(writers(deployment)).as("%s", nodes).hasSizeLessThanOrEqualTo(1);
            }
        }
        assertThat(faults).isEmpty();
    }

    /// Instances that would run as primary: they follow nobody, and nobody says that they must not start.
    private static List<Instance> writers(Deployment deployment) {
        return deployment.cluster().dataInstances().stream()
                .filter(instance -> deployment.now().upstream(instance).isEmpty())
                .filter(instance -> !deployment.now().isFormerPrimary(instance.name()))
                .toList();
    }

    private static List<SequencedMap<String, Node>> combinations(Cluster cluster) {
        var combinations = new ArrayList<SequencedMap<String, Node>>();
        combinations.add(new LinkedHashMap<>());
        for (var instance : cluster.postgresInstances()) {
            var longer = new ArrayList<SequencedMap<String, Node>>();
            for (var nodes : combinations) {
                for (var state : states(cluster, instance)) {
                    var more = new LinkedHashMap<>(nodes);
                    more.put(instance.name(), state);
                    longer.add(more);
                }
            }
            combinations = longer;
        }
        return List.copyOf(combinations);
    }

    private static List<Node> states(Cluster cluster, Instance instance) {
        var states = new ArrayList<>(List.of(
                Nodes.empty(), Nodes.unreachable(), Nodes.primary(1), Nodes.primary(2), Nodes.stoppedPrimary(1)));
        if (instance.holdsData()) {
            states.add(Nodes.stoppedPrimary(2));
            states.add(Nodes.stoppedStandby(1));
            cluster.dataInstances().stream()
                    .filter(other -> !other.equals(instance))
                    .forEach(other -> states.add(Nodes.standby(2, other.name())));
        }
        return states;
    }

    private static Deployment deployment(Cluster cluster, SequencedMap<String, Node> nodes, boolean barman) {
        var machines = new LinkedHashMap<String, Machine>();
        for (var instance : cluster.instances()) {
            boolean answers =
                    instance.runsPostgres() ? !(nodes.get(instance.name()) instanceof Node.Unreachable) : barman;
            if (answers) {
                machines.put(instance.name(), new Machine("debian", "12", "bookworm", 8192));
            }
        }
        var needs = Components.needs(cluster, machines);
        return new Deployment(
                cluster,
                Components.failoverManager(cluster),
                new Topology(cluster, nodes),
                machines,
                needs,
                new FakeCredentials(),
                Set.of());
    }
}
