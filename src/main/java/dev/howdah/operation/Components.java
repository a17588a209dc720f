package dev.howdah.operation;

import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.barman.Barman;
import dev.howdah.component.postgres.PostgresComponent;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.component.system.SystemComponent;
import dev.howdah.engine.Score;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a deploy is: the parts of the system, in the order in which each instance gets its steps.
public final class Components {

    private static final Repmgr REPMGR = new Repmgr();

    /// The one place that says what a deploy consists of.
    private static final List<Component> ALL =
            List.of(new SystemComponent(), new PostgresComponent(), REPMGR, new Barman());

    private Components() {}

    /// Every variable that some component knows.
    public static List<Setting<?>> settings() {
        var settings = new ArrayList<Setting<?>>();
        ALL.forEach(component -> settings.addAll(component.settings()));
        return List.copyOf(settings);
    }

    /// What all components together need on each instance whose machine is known.
    static Map<String, Needs> needs(Cluster cluster, Map<String, Machine> machines) {
        var needs = new LinkedHashMap<String, Needs>();
        for (var instance : cluster.instances()) {
            var machine = machines.get(instance.name());
            if (machine != null) {
                var all = Needs.none();
                for (var component : ALL) {
                    all = all.and(component.needs(cluster, instance, machine));
                }
                needs.put(instance.name(), all);
            }
        }
        return needs;
    }

    /// The failover manager of a cluster.
    static FailoverManager failoverManager(Cluster cluster) {
        return switch (cluster.failover()) {
            case REPMGR -> REPMGR;
            case PATRONI, EFM ->
                throw new IllegalStateException(cluster.failover().word() + " was to be refused by the reader");
        };
    }

    /// Units that have to run on an instance.
    static List<String> units(Cluster cluster, Instance instance) {
        return ALL.stream()
                .flatMap(component -> component.units(cluster, instance).stream())
                .toList();
    }

    /// Files that others may not read or change on an instance.
    static List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        return ALL.stream()
                .flatMap(component -> component.guardedFiles(cluster, instance).stream())
                .toList();
    }

    /// Each instance's steps, those of the components one after the other. Hosts that do not answer have none.
    static Score score(Deployment deployment) {
        var steps = new LinkedHashMap<String, List<Step>>();
        for (var instance : deployment.cluster().instances()) {
            if (deployment.answers(instance)) {
                var list = new ArrayList<Step>();
                ALL.forEach(component -> list.addAll(component.steps(deployment, instance)));
                steps.put(instance.name(), list);
            }
        }
        return new Score(steps);
    }
}
