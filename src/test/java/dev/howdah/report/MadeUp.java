package dev.howdah.report;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Plan;
import dev.howdah.engine.PlannedChange;
import dev.howdah.engine.StepPlan;
import dev.howdah.engine.Verb;
import dev.howdah.model.Cluster;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.FailoverChoice;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.PostgresVersion;
import dev.howdah.model.Role;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
import dev.howdah.problem.Problem;
import dev.howdah.topology.BackupState;
import dev.howdah.topology.DataDirectory;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.Node;
import dev.howdah.topology.Observation;
import dev.howdah.topology.ServiceState;
import dev.howdah.topology.Topology;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A cluster, plans and looks at it, all made up.
public final class MadeUp {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final Node.Slot OLD_SLOT = new Node.Slot("old", "physical", false, "extended", 3L << 30);

    private MadeUp() {}

    /// kaolin, karma behind it, kinfolk behind karma, and Barman on kebab.
    public static Cluster cluster() {
        return new Cluster(
                "speedy",
                "M1",
                new Platform.Docker(
                        DistributionImage.of("Debian", "12"),
                        "speedy",
                        Subnet.parse("10.33.0.0/28").orElseThrow()),
                new PostgresVersion(15),
                FailoverChoice.REPMGR,
                List.of("main", "dr"),
                List.of(
                        instance(1, "kaolin", "main", Role.PRIMARY, Optional.empty()),
                        instance(2, "karma", "main", Role.REPLICA, Optional.of("kaolin")),
                        instance(3, "kinfolk", "dr", Role.REPLICA, Optional.of("karma")),
                        instance(4, "kebab", "dr", Role.BARMAN, Optional.empty())),
                Settings.NONE);
    }

    private static Instance instance(int node, String name, String location, Role role, Optional<String> upstream) {
        return new Instance(
                node,
                name,
                location,
                Set.of(role),
                upstream,
                List.of(),
                Optional.of("10.33.0." + (node + 1)),
                Settings.NONE);
    }

    /// One of everything that a plan can say.
    public static Plan plan() {
        var restart = new Effect(Effect.Kind.RESTART, "unit postgres", "max_connections");
        var settings =
                edit(Verb.UPDATE, List.of("- max_connections = 250", "+ max_connections = 400"), List.of(restart));
        var instances = new LinkedHashMap<String, List<StepPlan>>();
        instances.put(
                "kaolin",
                List.of(
                        new StepPlan(
                                "postgres: configure",
                                List.of(
                                        planned("file /opt/postgres/data/conf.d/0001-howdah-restart.conf", settings),
                                        planned("file /opt/postgres/data/pg_hba.conf", new Change.Same()))),
                        new StepPlan(
                                "postgres: run",
                                List.of(new PlannedChange("unit postgres", new Change.Same(), List.of(restart))))));
        instances.put(
                "karma",
                List.of(new StepPlan(
                        "postgres: clone from kaolin",
                        List.of(
                                planned("packages postgresql-15", edit(Verb.CREATE, List.of(), List.of())),
                                planned("replication slot", new Change.Later("known when kaolin runs")),
                                planned(
                                        "data directory",
                                        new Change.Refused(Problem.onHost("karma", "", "it holds other data")
                                                .withRemedy("--reclone karma")))))));
        var unreachable = new LinkedHashMap<String, Problem>();
        unreachable.put("kinfolk", Problem.onHost("kinfolk", "", "the host does not answer"));
        return new Plan(instances, unreachable);
    }

    /// A plan with nothing to do.
    public static Plan nothing() {
        var instances = new LinkedHashMap<String, List<StepPlan>>();
        instances.put("kaolin", List.of(new StepPlan("system", List.of(planned("locale", new Change.Same())))));
        return new Plan(instances, new LinkedHashMap<>());
    }

    private static Change edit(Verb verb, List<String> lines, List<Effect> effects) {
        return new Change.Edit(verb, lines, List.of(Action.of("write it", "echo secret")), effects);
    }

    private static PlannedChange planned(String address, Change change) {
        return new PlannedChange(address, change, List.of());
    }

    /// All well: a chain of three, one backup, one failover manager that sees the same.
    public static Observation healthy() {
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put("kaolin", primary());
        nodes.put("karma", standby("10.33.0.2", true));
        nodes.put("kinfolk", standby("10.33.0.3", true));
        var view = new ManagerView(
                "repmgr",
                "kaolin",
                List.of(
                        member("kaolin", "primary", Optional.empty()),
                        member("karma", "standby", Optional.of("kaolin")),
                        member("kinfolk", "standby", Optional.of("karma"))));
        return new Observation(
                NOON,
                new Topology(cluster(), nodes),
                List.of(view),
                services(),
                new LinkedHashMap<>(),
                idleSlots(),
                backups(),
                List.of());
    }

    /// After a failover that went wrong: two primaries, a broken standby, a silent host, a manager that is behind.
    public static Observation broken() {
        var nodes = new LinkedHashMap<String, Node>();
        nodes.put("kaolin", primary());
        nodes.put("karma", new Node.Unreachable("container karma: no such container"));
        nodes.put("kinfolk", standby("10.33.0.2", false));
        var view = new ManagerView(
                "repmgr",
                "kinfolk",
                List.of(
                        member("kaolin", "standby", Optional.of("karma")),
                        member("karma", "primary", Optional.empty()),
                        member("kinfolk", "standby", Optional.of("karma"))));
        var backup = new BackupState(
                "kebab",
                "kaolin",
                Optional.of("kaolin"),
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                List.of("replication slot: FAILED"));
        return new Observation(
                NOON,
                new Topology(cluster(), nodes),
                List.of(view),
                new LinkedHashMap<>(),
                incidents(),
                new LinkedHashMap<>(),
                List.of(backup),
                List.of(Problem.onHost("karma", "", "the host does not answer")));
    }

    private static SequencedMap<String, List<String>> incidents() {
        var incidents = new LinkedHashMap<String, List<String>>();
        incidents.put("kaolin", List.of("Postgres was stopped at 2026-11-21T02:03:04Z: too few were with it"));
        return incidents;
    }

    private static ManagerView.Member member(String name, String role, Optional<String> upstream) {
        return new ManagerView.Member(name, role, upstream, true, "running", "");
    }

    private static Node primary() {
        return new Node.Running(
                data(false),
                false,
                1,
                Optional.empty(),
                false,
                5000,
                5000,
                0,
                "15.18",
                List.of(new Node.Sender("karma", "10.33.0.3", "streaming", "sync", 2048)),
                List.of(
                        new Node.Slot("karma", "physical", true, "reserved", 0),
                        new Node.Slot("kept_by_the_manager", "physical", false, "reserved", 2048),
                        OLD_SLOT),
                Map.of());
    }

    private static SequencedMap<String, List<Node.Slot>> idleSlots() {
        var slots = new LinkedHashMap<String, List<Node.Slot>>();
        slots.put("kaolin", List.of(OLD_SLOT));
        return slots;
    }

    private static Node standby(String upstream, boolean streaming) {
        return new Node.Running(
                data(true),
                true,
                1,
                Optional.of(upstream),
                streaming,
                4000,
                4000,
                0.25,
                "15.18",
                List.of(),
                List.of(),
                Map.of());
    }

    private static DataDirectory data(boolean standby) {
        return new DataDirectory("7", 1, "in production", standby, 15, "postgres");
    }

    private static SequencedMap<String, List<ServiceState>> services() {
        var services = new LinkedHashMap<String, List<ServiceState>>();
        services.put("kaolin", List.of(new ServiceState("postgres", "active", "enabled")));
        services.put("karma", List.of(new ServiceState("repmgr", "failed", "enabled")));
        services.put("kebab", List.of(new ServiceState("barman-cron.timer", "active", "disabled")));
        return services;
    }

    private static List<BackupState> backups() {
        return List.of(new BackupState(
                "kebab",
                "kaolin",
                Optional.of("kaolin"),
                3,
                Optional.of(NOON.minusSeconds(7200)),
                true,
                Optional.of("000000010000000000000007"),
                List.of()));
    }
}
