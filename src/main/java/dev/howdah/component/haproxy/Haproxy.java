package dev.howdah.component.haproxy;

import dev.howdah.component.Certificates;
import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.FailoverManager;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PackageNames;
import dev.howdah.component.PrimaryWatch;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.resource.CheckedFile;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Load balancers in front of Postgres: a port that leads to the primary, and one that leads to the replicas.
///
/// What an expert would ask: who is primary is asked of the Postgres hosts every second, so nothing has to be told to
/// HAProxy at a failover; of two that claim to be primary only one ever gets connections; sessions to a server that
/// went down are ended, so that applications notice at once. TLS runs through it, end to end: the servers' certificates
/// bear HAProxy's names too. A changed configuration is checked, then reloaded, and sessions stay.
public final class Haproxy implements Component {

    /// Names in haproxy.cfg, which its statistics show.
    public static final String READ_WRITE = "read-write";

    public static final String READ_ONLY = "read-only";
    public static final String PRIMARY = "primary";
    public static final String REPLICAS = "replicas";

    private static final PackageNames PACKAGES = PackageNames.of(Haproxy.class);

    private final FailoverManager manager;

    public Haproxy(FailoverManager manager) {
        this.manager = manager;
    }

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public List<Setting<?>> settings() {
        return allSettings();
    }

    public static List<Setting<?>> allSettings() {
        return HaproxySettings.all();
    }

    /// The socket on which HAProxy tells how it is.
    public static String statisticsSocket(Cluster cluster, Instance instance) {
        return cluster.value(instance, HaproxySettings.SOCKET);
    }

    /// How long it takes at worst until a new primary gets connections, on the slowest instance.
    public static Duration findsPrimary(Cluster cluster) {
        return HaproxyTiming.findsPrimary(cluster);
    }

    /// How long a connection to a host that is gone takes.
    public static Duration connecting(Cluster cluster) {
        return HaproxyTiming.connecting(cluster);
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        var needs = Needs.none();
        if (instance.has(Role.HAPROXY)) {
            needs.packages(PACKAGES.on(machine, cluster.postgres()).named("haproxy"));
        }
        if (instance.holdsData()) {
            for (var proxy : cluster.having(Role.HAPROXY)) {
                var address = proxy.address().map(ip -> ip + "/32").orElse(proxy.name());
                needs.hba("# HAProxy on " + proxy.name());
                needs.hba("%-8s %-12s %-12s %-20s scram-sha-256".formatted("hostssl", "all", "all", address));
            }
        }
        if (tellsItself(cluster, instance)) {
            needs.role(PrimaryWatch.role());
            needs.hba("%-8s %-12s %-12s %-20s peer".formatted("local", "postgres", PrimaryWatch.ROLE, ""));
        }
        return needs;
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        var units = new ArrayList<String>();
        if (tellsItself(cluster, instance)) {
            units.add(HealthService.WATCH);
            units.add(HealthService.SOCKET);
        }
        if (instance.has(Role.HAPROXY)) {
            units.add("haproxy");
        }
        return units;
    }

    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        return tellsItself(cluster, instance)
                ? List.of(new GuardedFile(PrimaryWatch.passfile(), PrimaryWatch.ROLE, "0600"))
                : List.of();
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        var steps = new ArrayList<Step>();
        if (tellsItself(deployment.cluster(), instance)) {
            steps.add(Step.of(
                    "haproxy: health check", healthService(deployment, instance).resources()));
        }
        if (instance.has(Role.HAPROXY)) {
            steps.add(balance(deployment, instance));
        }
        return steps;
    }

    private HealthService healthService(Deployment deployment, Instance instance) {
        return new HealthService(deployment, instance, manager.healthCheck(deployment.cluster(), instance));
    }

    private Step balance(Deployment deployment, Instance instance) {
        var conf = new HaproxyConf(deployment.cluster(), instance, manager);
        var file = ConfigFile.ofRoot(HaproxyConf.PATH, conf.text())
                .causing(Effect.Kind.RELOAD, "unit haproxy", HaproxyConf.PATH);
        return Step.of(
                "haproxy: configure and run",
                List.of(
                        Directory.ofRoot(Certificates.DIRECTORY),
                        ConfigFile.ofRoot(
                                Certificates.authorityPath(),
                                deployment.credentials().certificateAuthority()),
                        new CheckedFile(file, "/usr/sbin/haproxy -c -f"),
                        Unit.own("haproxy", new HaproxyUnit(deployment.cluster(), instance).content())
                                .reloadedBy(HaproxyConf.PATH)));
    }

    /// Whether a host with data needs our own service, as there is HAProxy and a failover manager that tells nobody.
    private boolean tellsItself(Cluster cluster, Instance instance) {
        return instance.holdsData()
                && !cluster.having(Role.HAPROXY).isEmpty()
                && manager.healthCheck(cluster, instance).own();
    }
}
