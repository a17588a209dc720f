package dev.howdah.component.postgres;

import dev.howdah.component.Certificates;
import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.HookStage;
import dev.howdah.component.Hooks;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PostgresMilestones;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PostgresWish;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Postgres: its files, its data, its configuration, the service, and on the primary roles, databases and slots.
///
/// What an expert would ask: who is primary and who follows whom is taken from the live cluster, never from
/// config.yml, once there is one. Data is only ever made where there is none. Running replicas take a new
/// configuration before the primary does, except where a limit shrinks that they may not have below the primary's.
///
/// A failover manager may run Postgres itself; then its steps stand in place of those for data, configuration and
/// service, and only what is in the database is done here.
///
/// @param manager the cluster's failover manager
public record PostgresComponent(FailoverManager manager) implements Component {

    public static List<Setting<?>> allSettings() {
        return PostgresSettings.all();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<Setting<?>> settings() {
        return allSettings();
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        return instance.runsPostgres() ? PostgresPackages.needs(cluster, instance, machine) : Needs.none();
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        if (!instance.runsPostgres()) {
            return List.of();
        }
        var parts = new Parts(manager, deployment, instance);
        var hooks = new Hooks(deployment, instance);
        var steps = new ArrayList<Step>();
        steps.add(parts.files());
        steps.addAll(hooks.steps(HookStage.PRE_INITDB));
        if (manager.runsPostgres()) {
            steps.addAll(hooks.steps(HookStage.POSTGRES_CONFIG));
            steps.addAll(manager.postgresSteps(deployment, instance, parts.wish()));
            steps.add(parts.objects());
        } else {
            steps.addAll(List.of(parts.data(), parts.configure()));
            steps.addAll(hooks.steps(HookStage.POSTGRES_CONFIG));
            steps.addAll(List.of(parts.run(), parts.objects()));
        }
        if (parts.isWriter()) {
            steps.addAll(hooks.steps(HookStage.POSTGRES_CONFIG_FINAL));
        }
        steps.add(manager.runsPostgres() ? parts.slotsOfManager() : parts.slots());
        if (instance.holdsData() && !parts.isWriter()) {
            steps.add(parts.streaming());
        } else if (instance.holdsData() && !manager.runsPostgres()) {
            steps.add(parts.synchronous());
        }
        return steps;
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        return instance.runsPostgres() && !manager.runsPostgres() ? List.of("postgres") : List.of();
    }

    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        if (!instance.runsPostgres()) {
            return List.of();
        }
        var paths = PostgresPaths.of(cluster, instance);
        var files = new ArrayList<>(List.of(
                new GuardedFile(paths.dataDirectory(), paths.user(), "0750"),
                new GuardedFile(Certificates.keyPath(cluster), paths.user(), "0600"),
                new GuardedFile(paths.passfile(), paths.user(), "0600")));
        if (!manager.runsPostgres()) {
            files.add(new GuardedFile(paths.hbaFile(), paths.user(), "0600"));
        }
        return files;
    }

    /// The steps of one instance.
    private record Parts(FailoverManager manager, Deployment deployment, Instance instance, PostgresPaths paths) {

        Parts(FailoverManager manager, Deployment deployment, Instance instance) {
            this(manager, deployment, instance, PostgresPaths.of(deployment.cluster(), instance));
        }

        /// Whether this instance's Postgres takes writes: the primary, or a witness with its own database.
        boolean isWriter() {
            return !instance.holdsData()
                    || instance.name().equals(deployment.primary().name());
        }

        Step files() {
            return Step.of("postgres: files", new HostFiles(deployment, instance, paths).resources());
        }

        PostgresWish wish() {
            var cluster = deployment.cluster();
            var configuration = new Configuration(deployment, instance, paths);
            return new PostgresWish(
                    configuration.shared(),
                    configuration.own(),
                    new HbaRules(deployment, instance, paths).lines(),
                    cluster.value(instance, PostgresSettings.LOCALE),
                    cluster.value(instance, PostgresSettings.INITDB_OPTIONS),
                    cluster.chosen(instance, PostgresSettings.WAL_DIRECTORY));
        }

        Step data() {
            var data = new DataStep(deployment, instance, paths);
            return Step.of("postgres: data", List.of(data.resource())).awaiting(data.awaits());
        }

        Step configure() {
            var files = new ConfigurationFiles(deployment, instance, paths);
            var resources = new ArrayList<>(files.resources());
            if (!isWriter()) {
                resources.add(files.synchronousStandbys()); // counts from the moment of its promotion
            }
            return Step.of("postgres: configure", resources);
        }

        Step run() {
            var resources = new ArrayList<Resource>();
            resources.add(new PostgresService(
                    PostgresService.ADDRESS,
                    paths,
                    List.of(
                            paths.configurationDirectory() + "/*.conf",
                            paths.hbaFile(),
                            paths.dataDirectory() + "/postgresql.conf"),
                    isWriter() && instance.holdsData() ? manager.beforeRestart(deployment.cluster(), instance) : ""));
            liveUpstream().ifPresent(upstream -> resources.add(streamingFrom(upstream)));
            return Step.of("postgres: run", resources)
                    .awaiting(restartsAfter())
                    .giving(PostgresMilestones.running(instance.name()));
        }

        Step objects() {
            var resources = isWriter() ? new Objects(deployment, instance, paths).resources() : List.<Resource>of();
            return Step.of("postgres: roles and databases", resources)
                    .giving(PostgresMilestones.rolesReady(instance.name()));
        }

        Step slots() {
            return Step.of("postgres: slots", new Slots(deployment, instance, paths).resources())
                    .giving(PostgresMilestones.slotsReady(instance.name()));
        }

        /// The manager has made them.
        Step slotsOfManager() {
            return Step.of("postgres: slots", List.of()).giving(PostgresMilestones.slotsReady(instance.name()));
        }

        /// Commits wait for replicas only once they are there; where none is waited for, nothing is to be awaited.
        Step synchronous() {
            boolean none = SynchronousReplication.standbyNames(deployment.cluster(), instance)
                    .isBlank();
            var file = new ConfigurationFiles(deployment, instance, paths).synchronousStandbys();
            var service = new PostgresService(
                    ConfigurationFiles.SYNCHRONOUS, paths, List.of(paths.configurationDirectory() + "/*.conf"));
            return Step.of("postgres: synchronous replicas", List.of(file, service))
                    .awaiting(none ? Set.of() : running(followers()));
        }

        /// Looks once more after the upstream has perhaps been restarted: WAL must arrive in the end.
        Step streaming() {
            var resources = liveUpstream()
                    .<List<Resource>>map(upstream -> List.of(streamingFrom(upstream)))
                    .orElse(List.of());
            return Step.of("postgres: streaming", resources)
                    .awaiting(running(liveUpstream()
                            .map(upstream -> List.of(deployment.cluster().instance(upstream)))
                            .orElse(List.of())));
        }

        private Streaming streamingFrom(String upstream) {
            var cluster = deployment.cluster();
            return new Streaming(paths, upstream, manager.nudge(cluster, cluster.instance(upstream)), Optional.empty());
        }

        private Optional<String> liveUpstream() {
            return deployment
                    .now()
                    .upstream(instance)
                    .filter(upstream -> deployment.answers(deployment.cluster().instance(upstream)));
        }

        /// Running replicas come first; the primary comes first where a shared limit shrinks.
        private Set<Milestone> restartsAfter() {
            if (!instance.holdsData()) {
                return Set.of();
            }
            boolean primaryFirst = SharedLimits.shrink(deployment);
            if (isWriter()) {
                return primaryFirst ? Set.of() : running(runningReplicas());
            }
            boolean waits =
                    primaryFirst && runningReplicas().contains(instance) && deployment.answers(deployment.primary());
            return waits ? running(List.of(deployment.primary())) : Set.of();
        }

        private List<Instance> followers() {
            return deployment.cluster().dataInstances().stream()
                    .filter(other -> !other.name().equals(deployment.primary().name()))
                    .filter(deployment::answers)
                    .filter(other -> !deployment.now().isFormerPrimary(other.name()))
                    .toList();
        }

        private List<Instance> runningReplicas() {
            return followers().stream()
                    .filter(other -> deployment.now().node(other.name()) instanceof Node.Running)
                    .toList();
        }

        private static Set<Milestone> running(List<Instance> instances) {
            var milestones = new HashSet<Milestone>();
            instances.forEach(other -> milestones.add(PostgresMilestones.running(other.name())));
            return milestones;
        }
    }
}
