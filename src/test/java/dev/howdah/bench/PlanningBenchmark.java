package dev.howdah.bench;

import dev.howdah.model.Cluster;
import dev.howdah.operation.MadeUpPlan;
import dev.howdah.testing.BareDebian;
import dev.howdah.testing.Clusters;
import dev.howdah.testing.FakeConnections;
import dev.howdah.testing.FakeMachine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How long it takes to plan a made-up cluster against fake hosts that have nothing yet, and how that grows with the
/// number of instances. At most 5 s for 1,000 are wanted, and twice the time for twice the instances.
public final class PlanningBenchmark {

    private static final int ROUNDS = 3;

    private PlanningBenchmark() {}

    /// @param arguments numbers of instances, each twice the one before; 125 to 1,000 where there are none
    public static void main(String[] arguments) {
        plan(50); // the virtual machine compiles what is hot
        double before = 0;
        var sizes = arguments.length == 0
                ? List.of(125, 250, 500, 1000)
                : Stream.of(arguments).map(Integer::valueOf).toList();
        for (int instances : sizes) {
            double seconds = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                seconds = Math.min(seconds, plan(instances));
            }
            var ratio = before == 0 ? "" : "  %.2f times the half".formatted(seconds / before);
            System.out.println("%5d instances  %6.2f s%s".formatted(instances, seconds, ratio));
            before = seconds;
        }
    }

    private static double plan(int instances) {
        var cluster = cluster(instances);
        var machines = cluster.instances().stream()
                .map(instance -> new FakeMachine(instance.name(), new BareDebian("12", "bookworm")))
                .toList();
        var connections = FakeConnections.to(machines);
        long start = System.nanoTime();
        var plan = MadeUpPlan.of(cluster, connections);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (plan.instances().size() != instances || plan.isEmpty()) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT, "%d of %d instances planned", plan.instances().size(), instances));
        }
        return seconds;
    }

    private static Cluster cluster(int instances) {
        return Clusters.m1(instances - 3);
    }
}
