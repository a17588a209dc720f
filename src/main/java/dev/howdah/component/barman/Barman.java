package dev.howdah.component.barman;

import dev.howdah.component.Component;
import dev.howdah.component.Deployment;
import dev.howdah.component.GuardedFile;
import dev.howdah.component.HookStage;
import dev.howdah.component.Hooks;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.PackageNames;
import dev.howdah.component.Passfile;
import dev.howdah.component.PostgresKeys;
import dev.howdah.component.PostgresMilestones;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.model.Setting;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.DivertedFile;
import dev.howdah.resource.FileLines;
import dev.howdah.resource.Heading;
import dev.howdah.resource.OsUser;
import dev.howdah.resource.SecretFile;
import dev.howdah.resource.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Backup by Barman: WAL streamed all the time, base backups by schedule, following whoever is primary.
///
/// WAL has no gap from the first minute: the slot on the primary keeps it from before anything is written. Barman's
/// roles are no superusers. What else an expert would ask: [BarmanServer] says what happens at a failover.
public final class Barman implements Component {

    private static final PackageNames PACKAGES = PackageNames.of(Barman.class);

    static final String ROLE = "barman";
    static final String STREAMING_ROLE = "streaming_barman";

    private static final String KEY_PAIR = "barman";

    @Override
    public String name() {
        return "barman";
    }

    @Override
    public List<Setting<?>> settings() {
        return BarmanSettings.all();
    }

    @Override
    public Needs needs(Cluster cluster, Instance instance, Machine machine) {
        return new BarmanNeeds(cluster, PACKAGES.on(machine, cluster.postgres())).of(instance);
    }

    @Override
    public List<String> units(Cluster cluster, Instance instance) {
        var units = new ArrayList<String>();
        if (instance.has(Role.BARMAN)) {
            units.add("barman-cron.timer");
            new BarmanHost(cluster, instance)
                    .servers(cluster.configuredPrimary())
                    .forEach(server -> {
                        units.add(server.backupUnit() + ".timer");
                        if (server.followsPrimary()) {
                            units.add(new ReceptionWatch(server).unit());
                        }
                    });
        }
        return units;
    }

    @Override
    public List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        if (!instance.has(Role.BARMAN)) {
            return List.of();
        }
        var host = new BarmanHost(cluster, instance);
        return List.of(
                new GuardedFile(host.home(), host.user(), "0750"),
                new GuardedFile(host.passfile(), host.user(), "0600"),
                new GuardedFile(host.sshKey(), host.user(), "0600"));
    }

    @Override
    public List<Step> steps(Deployment deployment, Instance instance) {
        var steps = new ArrayList<Step>();
        if (BarmanNeeds.mayBeBackedUp(deployment.cluster(), instance)) {
            steps.add(letIn(deployment, instance));
        }
        if (instance.has(Role.BARMAN)) {
            var host = new BarmanHost(deployment.cluster(), instance);
            steps.addAll(new Hooks(deployment, instance).steps(HookStage.BARMAN_PRE_CONFIG));
            steps.add(configure(deployment, host));
            if (deployment.answers(deployment.primary())) {
                steps.add(receiveWal(deployment, host));
                steps.add(firstBackup(deployment, host));
            }
        }
        return List.copyOf(steps);
    }

    /// Barman's account may log in as Postgres' account to copy files, and the other way to restore WAL.
    private static Step letIn(Deployment deployment, Instance instance) {
        var paths = PostgresPaths.of(deployment.cluster(), instance);
        return Step.of(
                        "barman: let it in",
                        PostgresKeys.resources(paths, deployment.credentials(), PostgresKeys.PAIR, KEY_PAIR))
                .giving(letsIn(instance));
    }

    private static Step configure(Deployment deployment, BarmanHost host) {
        var resources = new ArrayList<Resource>();
        if (!host.user().equals(BarmanSettings.USER.builtIn().orElse(""))) {
            resources.add(new OsUser(host.user(), host.home(), "/bin/bash", List.of(host.group())));
            var log = host.logFile();
            resources.add(new Directory(log.substring(0, log.lastIndexOf('/')), "0750", host.user(), host.group()));
        }
        resources.add(new Directory(host.home(), "0750", host.user(), host.group()));
        resources.addAll(access(deployment, host));
        resources.add(cronFile(host));
        resources.add(ConfigFile.ofRoot("/etc/barman.conf", BarmanConf.global(host)));
        resources.add(Directory.ofRoot("/usr/local/lib/howdah"));
        var units = new BarmanUnits(host);
        for (var server : host.servers(deployment.primary())) {
            if (server.followsPrimary()) {
                resources.add(new ConfigFile(server.sshScript(), server.sshScriptText(), "0755", "root", "root"));
                resources.addAll(new ReceptionWatch(server).files());
            }
            resources.add(ConfigFile.ofRoot(server.configurationPath(), BarmanConf.server(server)));
            resources.add(Unit.own(server.backupUnit() + ".service", units.backupService(server))
                    .resting());
            resources.add(BarmanUnits.file(server.backupUnit() + ".timer", units.backupTimer(server)));
        }
        resources.add(Unit.own("barman-cron.service", units.cronService()).resting());
        resources.add(BarmanUnits.file("barman-cron.timer", units.cronTimer()));
        return Step.of("barman: configure", resources);
    }

    /// Our units do what the package's crontab would. Debian keeps it out of the way; rpm leaves one alone that
    /// differs.
    private static Resource cronFile(BarmanHost host) {
        var path = "/etc/cron.d/barman";
        return switch (host.cluster().distribution(host.instance()).family()) {
            case DEBIAN -> new DivertedFile(path);
            case REDHAT, SUSE ->
                ConfigFile.ofRoot(path, new Heading(host.cluster().name()).above("# See barman-cron.timer.\n"));
        };
    }

    private static List<Resource> access(Deployment deployment, BarmanHost host) {
        var credentials = deployment.credentials();
        var directory = host.sshDirectory();
        return List.of(
                new SecretFile(
                        host.passfile(),
                        Passfile.of(credentials, List.of(ROLE, STREAMING_ROLE)),
                        "0600",
                        host.user(),
                        host.group()),
                new Directory(directory, "0700", host.user(), host.group()),
                new SecretFile(host.sshKey(), credentials.sshKey(KEY_PAIR), "0600", host.user(), host.group()),
                new FileLines(
                        directory + "/authorized_keys",
                        List.of(credentials.sshPublicKey(PostgresKeys.PAIR)),
                        "0600",
                        host.user(),
                        host.group()));
    }

    private static Step receiveWal(Deployment deployment, BarmanHost host) {
        var resources = new ArrayList<Resource>();
        for (var server : host.servers(deployment.primary())) {
            resources.add(new ReceivingWal(server));
            if (server.followsPrimary()) {
                resources.add(new ReceptionWatch(server).running());
            }
            resources.add(BarmanUnits.running(server.backupUnit() + ".timer"));
        }
        resources.add(BarmanUnits.running("barman-cron.timer"));
        return Step.of("barman: receive WAL", resources).awaiting(streamable(deployment, host));
    }

    private static Step firstBackup(Deployment deployment, BarmanHost host) {
        var milestones = new HashSet<Milestone>();
        var servers = host.servers(deployment.primary());
        servers.stream()
                .map(server -> server.followsPrimary() ? deployment.primary() : server.source())
                .filter(deployment::answers)
                .forEach(instance -> milestones.add(letsIn(instance)));
        return Step.of(
                        "barman: first backup",
                        servers.stream().map(FirstBackup::new).toList())
                .awaiting(milestones);
    }

    /// The servers run, let Barman's roles in, and keep WAL for it.
    private static Set<Milestone> streamable(Deployment deployment, BarmanHost host) {
        var primary = deployment.primary().name();
        var milestones = new HashSet<Milestone>();
        milestones.add(PostgresMilestones.running(primary));
        milestones.add(PostgresMilestones.rolesReady(primary));
        milestones.add(PostgresMilestones.slotsReady(primary));
        host.servers(deployment.primary()).stream()
                .filter(server -> !server.followsPrimary() && deployment.answers(server.source()))
                .forEach(server -> milestones.add(
                        PostgresMilestones.running(server.source().name())));
        return milestones;
    }

    private static Milestone letsIn(Instance instance) {
        return new Milestone("barman-let-in", instance.name());
    }
}
