package dev.howdah.operation.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.operation.check.Seen;
import dev.howdah.problem.ProblemException;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.Nodes;
import dev.howdah.topology.Node;
import dev.howdah.topology.Topology;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class FitnessTest {

    private static Fitness fitness(Node first, Node second, Node third) {
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put("primary", first);
        nodes.put("replica", second);
        nodes.put("cascaded1", third);
        var topology = new Topology(Clusters.m1(1), nodes);
        return new Fitness(new Seen(Instant.EPOCH, topology, new LinkedHashMap<>()));
    }

    @Test
    void aWholeClusterIsFit() {
        var fitness = fitness(Nodes.primary(1), Nodes.standby(1, "primary"), Nodes.standby(1, "replica"));
        assertThat(fitness.faults()).isEmpty();
        fitness.throwIfUnfit();
    }

    @Test
    void nothingIsBrokenWhereAMemberIsMissing() {
        var fitness = fitness(Nodes.primary(2), Nodes.standby(2, "primary"), Nodes.stoppedPrimary(1));
        assertThat(fitness.faults()).contains("Postgres does not run on cascaded1");
        assertThatThrownBy(fitness::throwIfUnfit)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nothing was broken");
    }

    @Test
    void norWhereTwoArePrimaryOrSomebodyDoesNotAnswer() {
        assertThat(fitness(Nodes.primary(2), Nodes.primary(1), Nodes.standby(2, "primary"))
                        .faults())
                .anyMatch(fault -> fault.contains("split brain"));
        assertThat(fitness(Nodes.primary(2), Nodes.standby(2, "primary"), Nodes.unreachable())
                        .faults())
                .contains("cascaded1: no route to host");
    }
}
