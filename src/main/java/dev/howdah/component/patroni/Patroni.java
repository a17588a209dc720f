package dev.howdah.component.patroni;

import dev.howdah.component.Deployment;
import dev.howdah.component.EtcdStore;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.Handover;
import dev.howdah.component.HealthCheck;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PackageNames;
import dev.howdah.component.PatroniRest;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PostgresWish;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.topology.ManagerView;
import dev.howdah.topology.drill.Promise;
import java.util.List;
import java.util.Optional;

/// Failover by Patroni, which runs Postgres itself and keeps in etcd who is leader.
///
/// What an expert would ask: the leader is whoever Patroni says; no step moves it. A leader that crashed is started
/// again where it is, within `patroni_primary_start_timeout`, and another one is promoted only after that. A former
/// leader rejoins by itself, by pg_rewind where it wrote on. Cascaded replicas are not promoted unless config.yml says
/// so. [PatroniSteps] has the order of things, [PatroniWish] what is kept in etcd.
public final class Patroni implements FailoverManager {

    public static final String NAME = "patroni";

    /// A new leader of Patroni before 3.2 makes the slots of others only after its promotion. What they have not yet
    /// received then must still be there, or the WAL that Barman keeps has a gap.
    private static final String KEPT_WAL = "512MB";

    private static final PackageNames PACKAGES = PackageNames.of(Patroni.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Setting<?>> settings() {
        return PatroniSettings.all();
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        if (!instance.holdsData()) {
            return Needs.none();
        }
        var thing = cluster.value(instance, PatroniSettings.FLAVOUR).equals("edb") ? "edb-patroni" : NAME;
        var needs = Needs.none()
                .packages(PACKAGES.on(machine, cluster.postgres())
                        .named(thing, cluster.chosen(instance, PatroniSettings.PACKAGE_VERSION)))
                .setting("wal_keep_size", KEPT_WAL)
                .secret(EtcdStore.PASSWORD)
                .secret(cluster.value(instance, PatroniSettings.REST_USER))
                .role(PatroniRoles.replication(replicationRole(cluster)));
        return cluster.value(PatroniSettings.REWIND)
                ? needs.role(PatroniRoles.rewind(cluster.value(PatroniSettings.REWIND_USER)))
                : needs;
    }

    /// All of them are among [#postgresSteps].
    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        return List.of();
    }

    @Override
    public boolean runsPostgres() {
        return true;
    }

    @Override
    public HealthCheck healthCheck(Cluster cluster, Instance instance) {
        var rest = new PatroniRest(cluster, instance);
        return new HealthCheck(rest.port(), rest.tls(), false);
    }

    @Override
    public List<Step> postgresSteps(Deployment deployment, Instance instance, PostgresWish wish) {
        return new PatroniSteps(deployment, instance, wish).all();
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        if (!instance.holdsData()) {
            return List.of();
        }
        return LeaderFence.wanted(cluster) ? List.of(NAME, LeaderFence.UNIT) : List.of(NAME);
    }

    @Override
    public Optional<Fact<List<String>>> incidents(Cluster cluster, Instance instance) {
        return instance.holdsData() && LeaderFence.wanted(cluster) ? Optional.of(LeaderFence.NOTES) : Optional.empty();
    }

    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        return instance.holdsData()
                ? List.of(new GuardedFile(conf(cluster, instance).path(), "root", "0640"))
                : List.of();
    }

    @Override
    public Fact<ManagerView> view(Cluster cluster, Instance instance) {
        var fact = PatroniFacts.of(cluster, instance);
        return new Fact<>(
                "Patroni's view",
                fact.question(),
                fact.reading().andThen(facts -> new PatroniView(cluster, instance, facts).view()));
    }

    @Override
    public Optional<Resource> standingStill(Cluster cluster, Instance instance, boolean still) {
        return instance.holdsData()
                ? Optional.of(new PatroniStandsStill(conf(cluster, instance), still))
                : Optional.empty();
    }

    @Override
    public boolean standsStillAsOne() {
        return true;
    }

    @Override
    public Handover handover(Cluster cluster, Instance from, Instance to) {
        return new Handover.OnOrder(new PatroniSwitchover(conf(cluster, from), to.name(), true));
    }

    @Override
    public Handover takeover(Cluster cluster, Instance to) {
        return new Handover.OnOrder(new PatroniSwitchover(conf(cluster, to), to.name(), false));
    }

    @Override
    public Optional<Resource> clonedAnew(Cluster cluster, Instance instance) {
        return Optional.of(new Reinitialized(conf(cluster, instance)));
    }

    /// Patroni makes the slot of a cascaded replica at its next turn, up to loop_wait after that replica is known.
    @Override
    public String nudge(Cluster cluster, Instance upstream) {
        var rest = new RestCall(conf(cluster, upstream));
        return rest.function() + "rest_limit=5\n{\n" + rest.wake() + "} 2>/dev/null || true\n";
    }

    private static PatroniConf conf(Cluster cluster, Instance instance) {
        return new PatroniConf(cluster, instance, PostgresPaths.of(cluster, instance));
    }

    @Override
    public List<Promise.Part> detection(Cluster cluster, boolean hostLost) {
        return new PatroniTiming(cluster).parts(hostLost);
    }

    @Override
    public String replicationRole(Cluster cluster) {
        return cluster.settings()
                .get(PatroniSettings.REPLICATION_USER)
                .orElseGet(() -> cluster.value(PostgresPaths.REPLICATION_USER));
    }

    @Override
    public String slot(Instance standby) {
        return PatroniWish.slot(standby);
    }

    /// On a standby all physical slots are copies that Patroni moves on; on the leader a cascaded replica has one too.
    @Override
    public boolean keepsSlot(Cluster cluster, String slot, boolean standby) {
        return standby
                || cluster.dataInstances().stream().map(PatroniWish::slot).anyMatch(slot::equals);
    }
}
