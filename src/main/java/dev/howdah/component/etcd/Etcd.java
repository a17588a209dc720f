package dev.howdah.component.etcd;

import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.EtcdStore;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PackageNames;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.OsUser;
import dev.howdah.resource.SecretFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The store that Patroni keeps its state in.
///
/// 1. All members start side by side, since the first of them serve only once a majority is there. 2. Each is waited
/// for. 3. Members whose files have changed are restarted one after the other, each only while the others are healthy.
/// 4. One of them makes the users and closes the store to everybody else. What else an expert would ask: TLS is on
/// between members and for clients, by certificates of the cluster's own authority.
public final class Etcd implements Component {

    static final String ROOT_PASSWORD = "etcd_root";

    private static final PackageNames PACKAGES = PackageNames.of(Etcd.class);

    @Override
    public String name() {
        return "etcd";
    }

    @Override
    public List<Setting<?>> settings() {
        return EtcdSettings.all();
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        return instance.has(Role.ETCD)
                ? Needs.none()
                        .packages(PACKAGES.on(machine, cluster.postgres())
                                .named("etcd", cluster.chosen(instance, EtcdSettings.PACKAGE_VERSION)))
                        .secret(ROOT_PASSWORD)
                        .secret(EtcdStore.PASSWORD)
                : Needs.none();
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        return instance.has(Role.ETCD) ? List.of("etcd") : List.of();
    }

    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        if (!instance.has(Role.ETCD)) {
            return List.of();
        }
        var user = cluster.value(instance, EtcdSettings.USER);
        return List.of(
                new GuardedFile(EtcdConf.KEY, user, "0600"),
                new GuardedFile(EtcdConf.ROOT, "root", "0600"),
                new GuardedFile(EtcdConf.PATRONI, "root", "0600"),
                new GuardedFile(new EtcdConf(cluster, instance).dataDirectory(), user, "0700"));
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        if (!instance.has(Role.ETCD)) {
            return List.of();
        }
        var cluster = deployment.cluster();
        var peers = new EtcdStore(cluster)
                .peers(instance).stream().filter(deployment::answers).toList();
        var steps = new ArrayList<Step>();
        steps.add(Step.of("etcd: configure", files(deployment, instance)));
        steps.add(Step.of("etcd: start", List.of(new EtcdStarted(new EtcdConf(cluster, instance))))
                .giving(started(instance)));
        steps.add(Step.of("etcd: join", List.of(new EtcdHealthy(cluster, instance)))
                .awaiting(all(peers, Etcd::started))
                .giving(joined(instance)));
        steps.add(Step.of("etcd: run with its configuration", List.of(new EtcdCurrent()))
                .awaiting(mayRestart(peers, instance))
                .giving(current(instance)));
        if (instance.equals(peers.getFirst())) {
            steps.add(Step.of("etcd: users", List.of(new EtcdAccess(new EtcdStore(cluster))))
                    .awaiting(all(peers, Etcd::current))
                    .giving(EtcdStore.ready(instance)));
        }
        return List.copyOf(steps);
    }

    private static List<Resource> files(Deployment deployment, Instance instance) {
        var conf = new EtcdConf(deployment.cluster(), instance);
        var credentials = deployment.credentials();
        var user = deployment.cluster().value(instance, EtcdSettings.USER);
        var group = deployment.cluster().value(instance, EtcdSettings.GROUP);
        var resources = new ArrayList<Resource>();
        if (!user.equals(EtcdSettings.USER.builtIn().orElse(""))) {
            resources.add(new OsUser(user, "/var/lib/etcd", "/usr/sbin/nologin", List.of()));
        }
        resources.addAll(List.of(
                Directory.ofRoot(EtcdConf.DIRECTORY),
                new Directory("/var/lib/etcd", "0755", user, group),
                new Directory(conf.dataDirectory(), "0700", user, group),
                ConfigFile.ofRoot(EtcdConf.AUTHORITY, credentials.certificateAuthority()),
                new ConfigFile(EtcdConf.CERTIFICATE, credentials.certificate(instance), "0644", user, group),
                new SecretFile(EtcdConf.KEY, credentials.certificateKey(instance), "0600", user, group),
                ConfigFile.ofRoot(EtcdConf.PATH, conf.text()),
                new SecretFile(EtcdConf.ROOT, conf.root(credentials), "0600", "root", "root"),
                new SecretFile(EtcdConf.PATRONI, conf.patroni(credentials), "0600", "root", "root"),
                ConfigFile.ofRoot(EtcdConf.UNIT, conf.unit())));
        return resources;
    }

    /// All have joined, and the one before is done.
    private static Set<Milestone> mayRestart(List<Instance> peers, Instance instance) {
        var milestones = new HashSet<>(all(peers, Etcd::joined));
        int at = peers.indexOf(instance);
        if (at > 0) {
            milestones.add(current(peers.get(at - 1)));
        }
        return milestones;
    }

    private static Set<Milestone> all(List<Instance> members, Function<Instance, Milestone> milestone) {
        return new HashSet<>(members.stream().map(milestone).toList());
    }

    private static Milestone started(Instance member) {
        return new Milestone("etcd-started", member.name());
    }

    private static Milestone joined(Instance member) {
        return new Milestone("etcd-joined", member.name());
    }

    private static Milestone current(Instance member) {
        return new Milestone("etcd-current", member.name());
    }
}
