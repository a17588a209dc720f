package dev.howdah.component.repmgr;

import dev.howdah.component.Deployment;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.Handover;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PackageNames;
import dev.howdah.component.PostgresKeys;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.MaskedUnit;
import dev.howdah.resource.Unit;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.drill.Promise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Failover by repmgr: every Postgres is registered in its table of nodes and watched by a repmgrd.
///
/// The primary registers before any standby, and a standby before those that it feeds: repmgr knows a node only by
/// its upstream. Who is registered as what follows the live truth, so a deploy after a failover confirms it. A former
/// primary that stands still is neither registered nor watched, and entries are never removed.
public final class Repmgr implements FailoverManager {

    private static final PackageNames PACKAGES = PackageNames.of(Repmgr.class);

    public static final String NAME = "repmgr";

    /// repmgr's role of Postgres, by which standbys stream too.
    static final String ROLE = "repmgr";

    static final String DATABASE = "repmgr";

    static final List<String> SERVICE_VERBS = List.of("start", "stop", "restart", "reload");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String replicationRole(Cluster cluster) {
        return ROLE;
    }

    /// Named as repmgr itself names it, so that both mean the same one.
    @Override
    public String slot(Instance standby) {
        return slotOf(standby);
    }

    static String slotOf(Instance standby) {
        return "repmgr_slot_" + standby.node();
    }

    @Override
    public boolean usesSlots(Cluster cluster) {
        return cluster.value(RepmgrSettings.USE_SLOTS) != 0;
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        var units = new ArrayList<String>();
        if (instance.runsPostgres()) {
            units.add("repmgr");
        }
        units.addAll(new FencingSteps(cluster, instance).units());
        return units;
    }

    @Override
    public Optional<String> gaveUpFile(Cluster cluster, Instance instance) {
        return Fencing.wanted(cluster) && cluster.value(RepmgrSettings.AUTO_REJOIN)
                ? Optional.of(Fencing.STAYS_OUT)
                : Optional.empty();
    }

    @Override
    public Optional<Fact<List<String>>> incidents(Cluster cluster, Instance instance) {
        return Fencing.wanted(cluster) && instance.holdsData() ? Optional.of(FenceNotes.FACT) : Optional.empty();
    }

    @Override
    public Optional<String> startCondition(Cluster cluster, Instance instance) {
        return Fencing.wanted(cluster) && instance.holdsData()
                ? Optional.of(Fencing.MAY_TAKE_WRITES)
                : Optional.empty();
    }

    /// It holds no secret; who may change it decides what happens at a failover.
    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        return instance.runsPostgres()
                ? List.of(new GuardedFile(new RepmgrConf(cluster, instance).path(), "root", "0644"))
                : List.of();
    }

    @Override
    public Fact<ManagerView> view(Cluster cluster, Instance instance) {
        return Members.view(PostgresPaths.of(cluster, instance), instance.name());
    }

    @Override
    public Optional<Resource> standingStill(Cluster cluster, Instance instance, boolean still) {
        return instance.runsPostgres()
                ? Optional.of(new RepmgrStandsStill(PostgresPaths.of(cluster, instance), still))
                : Optional.empty();
    }

    /// The word that `may-promote` shows.
    @Override
    public Optional<Fact<List<Integer>>> candidates(Cluster cluster, Instance instance) {
        return Optional.of(Fact.of(
                "candidates of an election",
                PostgresPaths.of(cluster, instance).psql(),
                "select distinct split_part(application_name, ' ', 3) from pg_stat_activity"
                        + " where application_name ~ '^howdah candidate [0-9]+ ' and usename in (" + Fencing.roles()
                        + ") and query_start > clock_timestamp() - interval '5 s'", // else its host is gone
                answer -> answer.lines().map(Integer::valueOf).toList()));
    }

    @Override
    public String beforeRestart(Cluster cluster, Instance instance) {
        return new PausedMeanwhile(cluster, instance).text();
    }

    /// `repmgr standby switchover` would need the hosts to reach each other by ssh, and asks once a second only.
    @Override
    public Handover handover(Cluster cluster, Instance from, Instance to) {
        return new Handover.StepByStep(List.of(new PromotionTold(PostgresPaths.of(cluster, to), to.node())));
    }

    @Override
    public Handover takeover(Cluster cluster, Instance to) {
        return handover(cluster, to, to);
    }

    @Override
    public List<Promise.Part> detection(Cluster cluster, boolean hostLost) {
        return new RepmgrTiming(cluster).parts(hostLost);
    }

    @Override
    public List<Setting<?>> settings() {
        return RepmgrSettings.all();
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        if (!instance.runsPostgres()) {
            return new FencingSteps(cluster, instance).needs();
        }
        var packages = PACKAGES.on(machine, cluster.postgres());
        return Needs.none()
                .packages(packages.named("repmgr", cluster.chosen(instance, RepmgrSettings.PACKAGE_VERSION)))
                .packages(packages.named("ssh-client"))
                .packages(packages.named("sudo"))
                .preload("repmgr")
                .role(new Needs.RoleNeed(
                        ROLE, List.of("SUPERUSER", "LOGIN", "REPLICATION"), true, List.of(), List.of()))
                .database(DATABASE, ROLE)
                .passfileRole(ROLE)
                .and(new FencingSteps(cluster, instance).needs());
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        var steps = new ArrayList<Step>();
        var fencing = new FencingSteps(deployment.cluster(), instance);
        if (instance.runsPostgres()) {
            steps.add(configure(deployment, instance));
            register(deployment, instance).ifPresent(steps::add);
        }
        if (canBeRegistered(deployment, deployment.primary()) && deployment.answers(instance)) {
            steps.addAll(fencing.steps(deployment.credentials(), registered(deployment.primary())));
        }
        return steps;
    }

    private static Step configure(Deployment deployment, Instance instance) {
        var conf = new RepmgrConf(deployment.cluster(), instance);
        var paths = PostgresPaths.of(deployment.cluster(), instance);
        var files = new RepmgrUnits(deployment.cluster(), instance);
        var resources = new ArrayList<Resource>();
        resources.add(Directory.ofRoot(conf.directory()));
        resources.add(
                ConfigFile.ofRoot(conf.path(), conf.text()).causing(Effect.Kind.RESTART, "unit repmgr", conf.path()));
        resources.add(new ConfigFile(
                "/etc/sudoers.d/howdah-repmgr",
                new Heading(deployment.cluster().name()).above(sudoers(paths.user())),
                "0440",
                "root",
                "root"));
        resources.addAll(new FencingSteps(deployment.cluster(), instance).decisions());
        resources.addAll(PostgresKeys.resources(paths, deployment.credentials(), PostgresKeys.PAIR));
        resources.add(new MaskedUnit("repmgrd"));
        resources.add(Unit.own("repmgr-cleanup.service", files.cleanupService()).resting());
        resources.add(Unit.own("repmgr-cleanup.timer", files.cleanupTimer()));
        return Step.of("repmgr: configure", resources);
    }

    private static Optional<Step> register(Deployment deployment, Instance instance) {
        if (!canBeRegistered(deployment, instance)) {
            return Optional.empty();
        }
        var files = new RepmgrUnits(deployment.cluster(), instance);
        var file = new RepmgrConf(deployment.cluster(), instance).path();
        return Optional.of(Step.of(
                        "repmgr: register and watch",
                        List.of(
                                member(deployment, instance),
                                Unit.own("repmgr", files.daemon()).restartedBy(file)))
                .awaiting(registeredBefore(deployment, instance))
                .giving(registered(instance)));
    }

    private static RepmgrMember member(Deployment deployment, Instance instance) {
        var cluster = deployment.cluster();
        var conf = new RepmgrConf(cluster, instance);
        var primary = deployment.primary();
        return new RepmgrMember(
                PostgresPaths.of(cluster, instance),
                conf.path(),
                instance.node(),
                instance.name(),
                type(deployment, instance),
                upstream(deployment, instance).map(Instance::node).orElse(0),
                conf.connection(),
                new RepmgrMember.HostPort(
                        primary.name(), PostgresPaths.of(cluster, primary).port()),
                cluster.chosen(instance, RepmgrSettings.LOCATION),
                cluster.chosen(instance, RepmgrSettings.PRIORITY));
    }

    private static RepmgrMember.Type type(Deployment deployment, Instance instance) {
        if (!instance.holdsData()) {
            return RepmgrMember.Type.WITNESS;
        }
        return instance.equals(deployment.primary()) ? RepmgrMember.Type.PRIMARY : RepmgrMember.Type.STANDBY;
    }

    /// Whom repmgr is told that an instance follows; a witness follows the primary.
    private static Optional<Instance> upstream(Deployment deployment, Instance instance) {
        return instance.holdsData()
                ? deployment.now().upstream(instance).map(deployment.cluster()::instance)
                : Optional.of(deployment.primary());
    }

    /// A host that does not answer cannot be, and nobody can be while the primary does not answer or stands still.
    private static boolean canBeRegistered(Deployment deployment, Instance instance) {
        var primary = deployment.primary();
        boolean standsStill = deployment.now().isFormerPrimary(instance.name())
                && !deployment.recloning().contains(instance.name());
        return deployment.answers(primary)
                && !deployment.now().isFormerPrimary(primary.name())
                && deployment.answers(instance)
                && !standsStill;
    }

    private static Set<Milestone> registeredBefore(Deployment deployment, Instance instance) {
        var milestones = new HashSet<Milestone>();
        if (!instance.equals(deployment.primary())) {
            milestones.add(registered(deployment.primary()));
        }
        upstream(deployment, instance)
                .filter(upstream -> canBeRegistered(deployment, upstream))
                .ifPresent(upstream -> milestones.add(registered(upstream)));
        return milestones;
    }

    private static Milestone registered(Instance instance) {
        return new Milestone("repmgr-registered", instance.name());
    }

    private static String sudoers(String user) {
        var commands = new ArrayList<String>();
        for (var unit : List.of("postgres", "repmgr")) {
            Stream.concat(SERVICE_VERBS.stream(), Stream.of("status"))
                    .forEach(verb -> commands.add("/usr/bin/systemctl " + verb + " " + unit));
        }
        return "Defaults:" + user + " !requiretty\n" + user + " ALL=(root) NOPASSWD: " + String.join(", ", commands)
                + "\n";
    }
}
