package dev.howdah.operation.drill;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.operation.Components;
import dev.howdah.operation.check.Seen;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.UnitState;
import dev.howdah.resource.Units;
import dev.howdah.topology.BarmanFacts;
import dev.howdah.topology.BarmanServer;
import dev.howdah.topology.Disagreements;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a cluster is whole: breaking one that is not would not measure anything, and might be the last straw.
record Fitness(Seen seen) {

    List<String> faults() {
        var faults = new ArrayList<>(Disagreements.within(seen.topology()));
        var cluster = seen.cluster();
        if (cluster.dataInstances().size() < 2) {
            faults.add("there is no standby that could take over");
        }
        for (var instance : cluster.dataInstances()) {
            var name = instance.name();
            switch (seen.topology().node(name)) {
                case Node.Running running -> {
                    if (running.inRecovery() && !running.streaming()) {
                        faults.add(name + " does not stream");
                    }
                }
                case Node.Stopped _, Node.Empty _ -> faults.add("Postgres does not run on " + name);
                case Node.Unreachable(var why) -> faults.add(name + ": " + why);
            }
            addManager(faults, instance);
        }
        for (var server : servers()) {
            if (server.source(seen.topology()).isEmpty()) {
                faults.add("no WAL streams to Barman through slot " + server.slot());
            }
        }
        return faults.stream().distinct().toList();
    }

    private void addManager(List<String> faults, Instance instance) {
        var manager = Components.failoverManager(seen.cluster());
        for (var unit : manager.units(seen.cluster(), instance)) {
            if (seen.ask(instance, Units.state(unit)) instanceof Known.Answer<UnitState>(var state)
                    && !state.active().equals("active")) {
                faults.add(unit + " does not run on " + instance.name());
            }
        }
    }

    void throwIfUnfit() {
        var faults = faults();
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    Category.CHECK_FAILED,
                    Problem.here("the cluster is not whole, and nothing was broken")
                            .withEvidence(faults)
                            .withRemedy("see `howdah status`; a drill needs every member in its place"));
        }
    }

    private List<BarmanServer> servers() {
        return seen.cluster().having(Role.BARMAN).stream()
                .flatMap(barman -> seen.ask(barman, BarmanFacts.servers()).orElse(List.<BarmanServer>of()).stream())
                .filter(server -> !server.slot().isEmpty())
                .toList();
    }

    /// Slots that WAL streams to Barman through.
    Set<String> slots() {
        var slots = new LinkedHashSet<String>();
        servers().forEach(server -> slots.add(server.slot()));
        return slots;
    }

    /// The replica that WAL streams to Barman from, where it is not the primary.
    Optional<String> source() {
        return servers().stream()
                .flatMap(server -> server.source(seen.topology()).stream())
                .filter(source -> !source.equals(seen.primary()))
                .findFirst();
    }
}
