package dev.howdah.operation;

import dev.howdah.engine.Known;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.operation.check.IdleSlots;
import dev.howdah.operation.check.Seen;
import dev.howdah.problem.Problem;
import dev.howdah.resource.UnitState;
import dev.howdah.resource.Units;
import dev.howdah.topology.BackupState;
import dev.howdah.topology.BarmanFacts;
import dev.howdah.topology.BarmanServer;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.Node;
import dev.howdah.topology.Observation;
import dev.howdah.topology.ServiceState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Shows a cluster as it is now: one round trip for each host, nothing is changed.
public final class Observe {

    private static final int AT_ONCE = 64;

    private final InstantSource clock;

    public Observe(InstantSource clock) {
        this.clock = clock;
    }

    public Observation observe(Path directory) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        try (var site = Site.open(home)) {
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            return observation(Glance.at(home.cluster(), hosts, List.of(), clock));
        }
    }

    static Observation observation(Seen seen) {
        var services = new LinkedHashMap<String, List<ServiceState>>();
        var incidents = new LinkedHashMap<String, List<String>>();
        var idleSlots = new LinkedHashMap<String, List<Node.Slot>>();
        var managers = new ArrayList<ManagerView>();
        var backups = new ArrayList<BackupState>();
        var problems = new ArrayList<Problem>();
        for (var instance : seen.cluster().instances()) {
            services.put(instance.name(), services(seen, instance));
            incidents.put(instance.name(), incidents(seen, instance));
            idleSlots.put(instance.name(), idleSlots(seen, instance));
            view(seen, instance, managers);
            if (instance.has(Role.BARMAN)) {
                seen.ask(instance, BarmanFacts.servers())
                        .orElse(List.<BarmanServer>of())
                        .forEach(server -> backups.add(server.state(instance.name(), seen.topology())));
            }
            seen.sight(instance).silent().ifPresent(why -> problems.add(Problem.onHost(instance.name(), "", why)));
        }
        return new Observation(
                seen.at(),
                seen.topology(),
                ManagerView.merged(managers),
                services,
                incidents,
                idleSlots,
                backups,
                problems);
    }

    private static List<Node.Slot> idleSlots(Seen seen, Instance instance) {
        var cluster = seen.cluster();
        return instance.runsPostgres() && seen.topology().node(instance.name()) instanceof Node.Running running
                ? IdleSlots.of(Components.failoverManager(cluster), cluster, running)
                : List.of();
    }

    private static List<String> incidents(Seen seen, Instance instance) {
        return Components.failoverManager(seen.cluster())
                .incidents(seen.cluster(), instance)
                .map(fact -> seen.ask(instance, fact).orElse(List.<String>of()))
                .orElse(List.of());
    }

    private static void view(Seen seen, Instance instance, List<ManagerView> managers) {
        if (instance.runsPostgres()) {
            var fact = Components.failoverManager(seen.cluster()).view(seen.cluster(), instance);
            if (seen.ask(instance, fact) instanceof Known.Answer<ManagerView>(var view)) {
                managers.add(view);
            }
        }
    }

    private static List<ServiceState> services(Seen seen, Instance instance) {
        var states = new ArrayList<ServiceState>();
        for (var unit : Components.units(seen.cluster(), instance)) {
            if (seen.ask(instance, Units.state(unit)) instanceof Known.Answer<UnitState>(var state)) {
                states.add(new ServiceState(unit, state.active(), state.exists() ? state.file() : "not-found"));
            }
        }
        return states;
    }
}
