package dev.howdah.component.pgbouncer;

import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.Needs.RoleNeed;
import dev.howdah.component.PackageNames;
import dev.howdah.component.PostgresMilestones;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PrimaryWatch;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.SecretFile;
import dev.howdah.resource.Unit;
import dev.howdah.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Pools of connections on the Postgres hosts, each leading to the primary wherever that is.
///
/// What an expert would ask: a small service beside each PgBouncer asks the members who is primary and points PgBouncer
/// there. It does so with every failover manager, and after a promotion by hand, and no host has to reach another by
/// ssh for it. The file that names the primary belongs to that service; a deploy writes only what it is made from.
public final class Pgbouncer implements Component {

    /// Directory of its socket.
    public static final String SOCKETS = PgbouncerConf.SOCKETS;

    private static final PackageNames PACKAGES = PackageNames.of(Pgbouncer.class);

    @Override
    public String name() {
        return "pgbouncer";
    }

    @Override
    public List<Setting<?>> settings() {
        return PgbouncerSettings.all();
    }

    /// How long a connection to a host that is gone takes.
    public static Duration connecting(Cluster cluster) {
        return Duration.ofSeconds(cluster.value(PgbouncerSettings.CONNECT_TIMEOUT));
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        var needs = Needs.none();
        if (instance.has(Role.PGBOUNCER)) {
            needs.packages(PACKAGES.on(machine, cluster.postgres())
                            .named("pgbouncer", cluster.chosen(instance, PgbouncerSettings.PACKAGE_VERSION)))
                    .passfileRole(PrimaryWatch.ROLE);
        }
        if (instance.holdsData() && !cluster.having(Role.PGBOUNCER).isEmpty()) {
            needs.role(PrimaryWatch.role());
            needs.role(new RoleNeed(PasswordLookUp.OWNER, List.of("NOLOGIN"), false, List.of(), List.of()));
            needs.role(new RoleNeed(authUser(cluster), List.of("LOGIN"), true, List.of(), List.of()));
            needs.database(cluster.value(PgbouncerSettings.AUTH_DATABASE), PasswordLookUp.OWNER);
        }
        return needs;
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        if (!instance.has(Role.PGBOUNCER)) {
            return List.of();
        }
        return new PgbouncerConf(cluster, instance).follows()
                ? List.of("pgbouncer", Scripts.FOLLOW_UNIT)
                : List.of("pgbouncer");
    }

    /// Whether clients can be held back on an instance without being thrown out: in transaction pooling, between two
    /// transactions. Where the pool belongs to a session, this would last until all clients have gone.
    public static boolean canHold(Cluster cluster, Instance instance) {
        return instance.has(Role.PGBOUNCER)
                && new PgbouncerConf(cluster, instance).follows()
                && !cluster.value(instance, PgbouncerSettings.POOL_MODE).equals("session");
    }

    /// Clients wait, for a minute at most.
    public static Step hold() {
        return Step.of("hold clients back", List.of(new HeldClients("")));
    }

    /// Clients go on with a member as primary.
    public static Step letGo(Instance primary) {
        return Step.of("let clients go on", List.of(new HeldClients(primary.name())));
    }

    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        var user = PostgresPaths.of(cluster, instance).user();
        return instance.has(Role.PGBOUNCER)
                ? List.of(
                        new GuardedFile(PgbouncerConf.USERS, user, "0600"),
                        new GuardedFile(PgbouncerConf.MAIN, user, "0640"))
                : List.of();
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        var steps = new ArrayList<Step>();
        if (instance.equals(deployment.primary())
                && !deployment.cluster().having(Role.PGBOUNCER).isEmpty()) {
            steps.add(lookUp(deployment, instance));
        }
        if (instance.has(Role.PGBOUNCER)) {
            steps.add(configure(deployment, instance));
            steps.add(run(deployment, instance));
        }
        return steps;
    }

    /// The function is made on the primary, by which all have it.
    private static Step lookUp(Deployment deployment, Instance primary) {
        var cluster = deployment.cluster();
        return Step.of(
                        "pgbouncer: look-up of passwords",
                        List.of(new PasswordLookUp(
                                PostgresPaths.of(cluster, primary),
                                cluster.value(PgbouncerSettings.AUTH_DATABASE),
                                authUser(cluster))))
                .giving(canLookUp(primary));
    }

    private static Step configure(Deployment deployment, Instance instance) {
        var cluster = deployment.cluster();
        var conf = new PgbouncerConf(cluster, instance);
        var user = PostgresPaths.of(cluster, instance).user();
        var resources = new ArrayList<Resource>();
        resources.add(new Directory(PgbouncerConf.DIRECTORY, "0750", user, user));
        resources.add(new SecretFile(PgbouncerConf.USERS, users(deployment), "0600", user, user));
        resources.add(new ConfigFile(PgbouncerConf.MAIN, conf.main(), "0640", user, user)
                .causing(Effect.Kind.RELOAD, "unit pgbouncer", PgbouncerConf.MAIN));
        resources.add(new ConfigFile(databasesFile(conf), conf.databases(), "0640", user, user));
        resources.add(Directory.ofRoot("/usr/local/lib/howdah"));
        resources.add(PrimaryWatch.functions(cluster, instance));
        var scripts = new Scripts(cluster, instance);
        resources.add(new ConfigFile(Scripts.FOLLOW, scripts.follow(), "0755", "root", "root"));
        resources.add(new ConfigFile(Scripts.PAUSE, scripts.pause(), "0755", "root", "root"));
        return Step.of("pgbouncer: configure", resources);
    }

    private static String databasesFile(PgbouncerConf conf) {
        return conf.follows() ? PgbouncerConf.TEMPLATE : PgbouncerConf.DATABASES;
    }

    private static Step run(Deployment deployment, Instance instance) {
        var cluster = deployment.cluster();
        var conf = new PgbouncerConf(cluster, instance);
        var scripts = new Scripts(cluster, instance);
        var resources = new ArrayList<Resource>();
        var pool = Unit.own("pgbouncer", scripts.unit());
        resources.add(
                conf.follows()
                        ? pool.reloadedBy(PgbouncerConf.MAIN, PgbouncerConf.USERS)
                        : pool.reloadedBy(PgbouncerConf.MAIN, PgbouncerConf.USERS, PgbouncerConf.DATABASES));
        if (conf.follows()) {
            resources.add(Unit.own(Scripts.FOLLOW_UNIT, scripts.followUnit())
                    .restartedBy(Scripts.FOLLOW, PrimaryWatch.FUNCTIONS, PgbouncerConf.TEMPLATE));
        }
        return Step.of("pgbouncer: run", resources).awaiting(ready(deployment));
    }

    private static Set<Milestone> ready(Deployment deployment) {
        var primary = deployment.primary();
        return deployment.answers(primary)
                ? Set.of(PostgresMilestones.running(primary.name()), canLookUp(primary))
                : Set.of();
    }

    /// PgBouncer itself logs in with this password to look up the others.
    private static Secret users(Deployment deployment) {
        var user = authUser(deployment.cluster());
        return Secret.of("\"" + user.replace("\"", "\"\"") + "\" \""
                + deployment.credentials().password(user).reveal().replace("\"", "\"\"") + "\"\n");
    }

    private static String authUser(Cluster cluster) {
        return cluster.value(PgbouncerSettings.AUTH_USER);
    }

    private static Milestone canLookUp(Instance primary) {
        return new Milestone("pgbouncer-look-up", primary.name());
    }
}
