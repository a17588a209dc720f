package dev.howdah.operation;

import dev.howdah.component.ClientSettings;
import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.HookStage;
import dev.howdah.component.Hooks;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.component.barman.Barman;
import dev.howdah.component.efm.Efm;
import dev.howdah.component.etcd.Etcd;
import dev.howdah.component.haproxy.Haproxy;
import dev.howdah.component.patroni.Patroni;
import dev.howdah.component.pgbouncer.Pgbouncer;
import dev.howdah.component.postgres.PostgresComponent;
import dev.howdah.component.repmgr.Repmgr;
import dev.howdah.component.system.SystemComponent;
import dev.howdah.config.ConfigSchema;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Parallel;
import dev.howdah.engine.Score;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.FailoverSpeed;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingGroup;
import dev.howdah.operation.compliance.Standard;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a deploy is: the parts of the system, in the order in which each instance gets its steps.
public final class Components {

    private static final Map<FailoverChoice, FailoverManager> MANAGERS = new EnumMap<>(Map.of(
            FailoverChoice.REPMGR, new Repmgr(),
            FailoverChoice.PATRONI, new Patroni(),
            FailoverChoice.EFM, new Efm()));

    private Components() {}

    /// The one place that says what a deploy of a cluster consists of.
    private static List<Component> of(Cluster cluster) {
        var manager = failoverManager(cluster);
        var parts = new ArrayList<Component>();
        parts.add(new SystemComponent());
        if (!cluster.having(Role.ETCD).isEmpty()) {
            parts.add(new Etcd());
        }
        parts.addAll(
                List.of(new PostgresComponent(manager), manager, new Barman(), new Haproxy(manager), new Pgbouncer()));
        return List.copyOf(parts);
    }

    /// Every variable that some component knows, whether it plays a part in a cluster or not.
    public static List<Setting<?>> settings() {
        var settings = new ArrayList<Setting<?>>();
        settingGroups().stream().skip(1).forEach(group -> settings.addAll(group.settings()));
        return List.copyOf(settings);
    }

    /// The same by component, after those of the cluster itself, which the reader of config.yml has for its own.
    public static List<SettingGroup> settingGroups() {
        var groups = new ArrayList<SettingGroup>();
        groups.add(ConfigSchema.clusterSettings());
        groups.add(new SettingGroup("failover", List.of(FailoverSpeed.CHOICE)));
        groups.add(new SettingGroup("synchronous replication", SynchronousReplication.settings()));
        groups.add(group(new SystemComponent()));
        groups.add(group(new Etcd()));
        groups.add(new SettingGroup("postgres", PostgresComponent.allSettings()));
        MANAGERS.values().forEach(manager -> groups.add(group(manager)));
        groups.add(group(new Barman()));
        groups.add(new SettingGroup("compliance", List.of(Standard.CHOICE)));
        groups.add(new SettingGroup("haproxy", Haproxy.allSettings()));
        groups.add(group(new Pgbouncer()));
        groups.add(new SettingGroup("dsn", ClientSettings.all()));
        return List.copyOf(groups);
    }

    private static SettingGroup group(Component component) {
        return new SettingGroup(component.name(), component.settings());
    }

    /// What all components together need on each instance whose machine is known.
    static Map<String, Needs> needs(Cluster cluster, Map<String, Machine> machines) {
        var components = of(cluster);
        var needs = new LinkedHashMap<String, Needs>();
        for (var instance : cluster.instances()) {
            var machine = machines.get(instance.name());
            if (machine != null) {
                var all = Needs.none();
                for (var component : components) {
                    all = all.and(component.needs(cluster, instance, machine));
                }
                needs.put(instance.name(), all);
            }
        }
        return needs;
    }

    /// The failover manager of a cluster.
    public static FailoverManager failoverManager(Cluster cluster) {
        return Objects.requireNonNull(
                MANAGERS.get(cluster.failover()), () -> cluster.failover().word() + " was to be refused by the reader");
    }

    /// Units that have to run on an instance.
    public static List<String> units(Cluster cluster, Instance instance) {
        return of(cluster).stream()
                .flatMap(component -> component.units(cluster, instance).stream())
                .toList();
    }

    /// Files that others may not read or change on an instance.
    static List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        return of(cluster).stream()
                .flatMap(component -> component.guardedFiles(cluster, instance).stream())
                .toList();
    }

    /// Each instance's steps, those of the components one after the other. Hosts that do not answer have none, nor
    /// those that
    /// are only provisioned.
    static Score score(Deployment deployment) {
        var components = of(deployment.cluster());
        var instances = deployment.cluster().instances().stream()
                .filter(instance -> deployment.answers(instance) && !instance.provisionOnly())
                .toList();
        var steps = new LinkedHashMap<String, List<Step>>();
        // the first deploy makes many keys on the way, which takes longer than all else here
        Parallel.compute(instances, instance -> {
                    var list = new ArrayList<Step>();
                    components.forEach(component -> list.addAll(component.steps(deployment, instance)));
                    return list;
                })
                .forEach((instance, list) -> steps.put(instance.name(), list));
        addLastHooks(deployment, steps);
        return new Score(steps);
    }

    /// The hook for after the deploy waits until all else has gone well on every host.
    private static void addLastHooks(Deployment deployment, Map<String, List<Step>> steps) {
        var done = steps.keySet().stream()
                .map(name -> new Milestone("deployed", name))
                .collect(Collectors.toSet());
        steps.forEach((name, list) -> new Hooks(deployment, deployment.cluster().instance(name))
                .steps(HookStage.POST_DEPLOY)
                .forEach(step -> {
                    list.add(Step.of("deployed", List.of()).giving(new Milestone("deployed", name)));
                    list.add(step.awaiting(done));
                }));
    }
}
