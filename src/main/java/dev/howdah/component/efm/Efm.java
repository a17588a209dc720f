package dev.howdah.component.efm;

import dev.howdah.component.Deployment;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.Handover;
import dev.howdah.component.HookStage;
import dev.howdah.component.Hooks;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PackageNames;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.drill.Promise;
import java.util.ArrayList;
import java.util.List;

/// Failover by EDB Failover Manager: an agent beside each Postgres, and on witnesses that have none.
///
/// What an expert would ask: agents start the primary's first, so that the others join its cluster and no second one
/// forms. HAProxy's health check, PgBouncer's follower and Barman ask Postgres itself who is primary, so they need no
/// script of EFM's; the user's own stand in `efm_conf_settings`. A former primary that stands still is not watched.
/// Its role of Postgres has what EFM's documentation asks for, and is no superuser.
public final class Efm implements FailoverManager {

    private static final PackageNames PACKAGES = PackageNames.of(Efm.class);

    public static final String NAME = "efm";

    /// EFM's role of Postgres.
    static final String ROLE = "efm";

    private static final List<String> FUNCTIONS =
            List.of("pg_wal_replay_pause()", "pg_wal_replay_resume()", "pg_reload_conf()");

    @Override
    public String name() {
        return NAME;
    }

    /// Named as TPA names it: on a cluster that TPA made, a second slot that nobody uses would hold back WAL until the
    /// disk is full.
    @Override
    public String slot(Instance standby) {
        return "tpa_" + standby.name().replaceAll("[^A-Za-z0-9]", "_");
    }

    /// On standbys all slots are copies that EFM moves on, so that they are there after a failover.
    @Override
    public boolean keepsSlot(Cluster cluster, String slot, boolean standby) {
        return standby;
    }

    @Override
    public Handover handover(Cluster cluster, Instance from, Instance to) {
        return new Handover.OnOrder(new EfmSwitchover(new EfmPlaces(cluster, from), to, true));
    }

    @Override
    public Handover takeover(Cluster cluster, Instance to) {
        return new Handover.OnOrder(new EfmSwitchover(new EfmPlaces(cluster, to), to, false));
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        return EfmPlaces.hasAgent(instance) ? List.of(new EfmPlaces(cluster, instance).unit()) : List.of();
    }

    /// EFM's own tool can read the encrypted password.
    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        return EfmPlaces.hasAgent(instance)
                ? List.of(new GuardedFile(new EfmPlaces(cluster, instance).properties(), EfmPlaces.USER, EfmSteps.MODE))
                : List.of();
    }

    @Override
    public Fact<ManagerView> view(Cluster cluster, Instance instance) {
        return new EfmStatus(new EfmPlaces(cluster, instance)).view();
    }

    @Override
    public List<Promise.Part> detection(Cluster cluster, boolean hostLost) {
        return new EfmTiming(cluster).parts(hostLost);
    }

    @Override
    public List<Setting<?>> settings() {
        return EfmSettings.all();
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        if (!EfmPlaces.hasAgent(instance)) {
            return Needs.none();
        }
        var packages = PACKAGES.on(machine, cluster.postgres())
                .with("efm", new EfmPlaces(cluster, instance).version().digits());
        var needs = Needs.none()
                .packages(packages.named("java"))
                .packages(packages.named("efm", cluster.chosen(instance, EfmSettings.PACKAGE_VERSION)))
                .packages(packages.named("ping"))
                .packages(packages.named("processes"))
                .packages(packages.named("sudo"))
                .secret(ROLE);
        return instance.holdsData() ? ofPostgres(needs, cluster, instance) : needs;
    }

    /// A switchover leaves the old primary's own slot name as it is, so that it stands there beforehand.
    private Needs ofPostgres(Needs needs, Cluster cluster, Instance instance) {
        needs.setting("primary_slot_name", slot(instance))
                .passfileRole(replicationRole(cluster))
                .role(role());
        EfmPlaces.agents(cluster).stream()
                .filter(agent -> agent.has(Role.EFM_WITNESS) || EfmProperties.speaksPlainly(cluster, agent))
                .forEach(agent -> needs.hba(hba(cluster, agent)));
        return needs;
    }

    private static Needs.RoleNeed role() {
        return new Needs.RoleNeed(
                ROLE,
                List.of("LOGIN", "REPLICATION"),
                true,
                List.of("pg_read_all_settings", "pg_read_all_stats"),
                FUNCTIONS.stream().map(Efm::mayCall).toList());
    }

    private static Needs.GrantNeed mayCall(String function) {
        return new Needs.GrantNeed(
                "select has_function_privilege('%s', '%s', 'execute')".formatted(ROLE, function),
                "grant execute on function %s to %s".formatted(function, ROLE));
    }

    private static String hba(Cluster cluster, Instance agent) {
        return "%-9s%-13s%-13s%-21sscram-sha-256"
                .formatted(
                        EfmProperties.speaksPlainly(cluster, agent) ? "host" : "hostssl",
                        "all",
                        ROLE,
                        agent.address().map(ip -> ip + "/32").orElse(agent.name()));
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        if (!EfmPlaces.hasAgent(instance)) {
            return List.of();
        }
        var steps = new ArrayList<>(new Hooks(deployment, instance).steps(HookStage.EFM_PRE_CONFIG));
        var parts = new EfmSteps(
                deployment,
                instance,
                new EfmPlaces(deployment.cluster(), instance),
                PostgresPaths.of(deployment.cluster(), instance));
        steps.add(parts.configure());
        if (parts.canWatch(instance)) {
            steps.add(parts.watch());
        }
        return steps;
    }
}
