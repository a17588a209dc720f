package dev.howdah.component.patroni;

import dev.howdah.component.Certificates;
import dev.howdah.component.Deployment;
import dev.howdah.component.EtcdStore;
import dev.howdah.component.PostgresMilestones;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.PostgresWish;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.SecretFile;
import dev.howdah.resource.Unit;
import dev.howdah.topology.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The steps of one instance under Patroni.
///
/// 1. Files. 2. Patroni is started: on the first leader, which makes the new cluster, then on all others, which clone
/// side by side; one that runs is only reloaded. 3. On the leader, the settings in etcd. 4. Each member takes them.
/// 5. Where settings wait for a restart: running replicas one after the other, the leader last; the leader first where
/// a limit shrinks that replicas may not have below it.
///
/// Promises: a new cluster is made only where all members answered and none holds data; data that Patroni has not
/// run is never taken over; no step moves the leader.
record PatroniSteps(Deployment deployment, Instance instance, PostgresWish postgres) {

    List<Step> all() {
        var steps = new ArrayList<>(List.of(configure(), run()));
        if (isLeader()) {
            steps.add(
                    Step.of("patroni: settings of the cluster", List.of(new DynamicSettings(conf(), wish().dynamic())))
                            .giving(stored()));
        }
        steps.add(take());
        steps.add(restart());
        return List.copyOf(steps);
    }

    private Step configure() {
        var paths = paths();
        var resources = new ArrayList<Resource>();
        resources.add(new PostgresPlace(conf(), mayNot()));
        SynchronousReplication.of(deployment.cluster())
                .filter(SynchronousReplication::quorum)
                .ifPresent(_ -> resources.add(new QuorumKnown(instance.name())));
        var data = paths.dataDirectory();
        resources.add(new Directory(data.substring(0, data.lastIndexOf('/')), "0700", paths.user(), paths.user()));
        postgres.walDirectory().ifPresent(wal -> resources.add(new Directory(wal, "0700", paths.user(), paths.user())));
        resources.add(Directory.ofRoot("/etc/patroni"));
        resources.add(new Directory(conf().directory(), "0750", "root", paths.user()));
        if (deployment.now().primary().isEmpty()) {
            resources.add(new ConfigFile(
                    conf().bootstrapPath(),
                    conf().bootstrap(postgres, wish().dynamic()),
                    "0640",
                    "root",
                    paths.user()));
        }
        resources.add(new SecretFile(
                conf().path(), conf().text(deployment.credentials(), postgres), "0640", "root", paths.user()));
        resources.add(ConfigFile.ofRoot(
                "/etc/profile.d/howdah-patroni.sh",
                "# Written by Howdah: the configuration that patronictl uses.\nexport PATRONICTL_CONFIG_FILE="
                        + conf().directory() + "\n"));
        resources.add(ConfigFile.ofRoot(PatroniConf.UNIT, conf().unit()));
        resources.addAll(new LeaderFence(deployment.cluster(), instance).resources());
        return Step.of("patroni: configure", resources);
    }

    private Step run() {
        var unit = Unit.packaged("patroni").reloadedBy(conf().path(), certificate());
        return Step.of("patroni: run", List.of(unit, new MemberRuns(conf(), isLeader() && isNew())))
                .awaiting(runsAfter())
                .giving(PostgresMilestones.running(instance.name()));
    }

    /// The store; and the leader, so that nobody else makes the cluster, or is elected before it is back.
    private Set<Milestone> runsAfter() {
        var milestones = new HashSet<Milestone>();
        new EtcdStore(deployment.cluster()).ready(deployment).ifPresent(milestones::add);
        boolean runs = deployment.now().node(instance.name()) instanceof Node.Running;
        if (!runs && !isLeader() && deployment.answers(deployment.primary())) {
            milestones.add(PostgresMilestones.running(deployment.primary().name()));
        }
        return milestones;
    }

    private Step take() {
        var resource = new SettingsTaken(conf(), wish().effective(), postgres.hbaLines());
        return Step.of("patroni: settings taken", List.of(resource))
                .awaiting(isLeader() || !deployment.answers(deployment.primary()) ? Set.of() : Set.of(stored()))
                .giving(new Milestone("patroni-settings-taken", instance.name()));
    }

    private Step restart() {
        var resources = new ArrayList<Resource>();
        resources.add(new RestartPending(conf()));
        if (isLeader()) {
            var slots = deployment.needs(instance).slots();
            if (!slots.isEmpty()) {
                resources.add(new SlotsKept(conf(), slots));
            }
        }
        return Step.of("patroni: restart where settings wait for it", resources)
                .awaiting(restartsAfter())
                .giving(restarted(instance));
    }

    private Set<Milestone> restartsAfter() {
        var order = new ArrayList<>(runningReplicas());
        var leader = deployment.primary();
        if (!deployment.answers(leader)) {
            return before(order);
        }
        order.add(limitsShrink() ? 0 : order.size(), leader);
        return before(order);
    }

    private Set<Milestone> before(List<Instance> order) {
        int at = order.indexOf(instance);
        return at > 0 ? Set.of(restarted(order.get(at - 1))) : Set.of();
    }

    private List<Instance> runningReplicas() {
        return deployment.cluster().dataInstances().stream()
                .filter(other -> !other.equals(deployment.primary()))
                .filter(deployment::answers)
                .filter(other -> deployment.now().node(other.name()) instanceof Node.Running)
                .toList();
    }

    /// Whether some limit that replicas share is to become smaller than the running leader has it.
    private boolean limitsShrink() {
        var wished = wish().effective();
        return deployment.now().node(deployment.primary().name()) instanceof Node.Running running
                && running.limits().entrySet().stream()
                        .anyMatch(limit -> Optional.ofNullable(wished.get(limit.getKey()))
                                .filter(value -> value.matches("[0-9]{1,9}"))
                                .filter(value -> Integer.parseInt(value) < limit.getValue())
                                .isPresent());
    }

    private boolean isLeader() {
        return instance.equals(deployment.primary());
    }

    private boolean isNew() {
        return deployment.now().primary().isEmpty();
    }

    /// Why an empty place must not become a new cluster.
    private Optional<Problem> mayNot() {
        boolean makes = isLeader() && isNew() && deployment.now().node(instance.name()) instanceof Node.Empty;
        return makes
                ? deployment.cluster().dataInstances().stream()
                        .filter(other -> !other.equals(instance))
                        .flatMap(other -> objection(other).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Problem> objection(Instance other) {
        return switch (deployment.now().node(other.name())) {
            case Node.Empty _ -> Optional.empty();
            case Node.Running _, Node.Stopped _ ->
                Optional.of(refusal(other.name() + " holds data of this cluster and no primary answers")
                        .withRemedy("start Patroni on " + other.name() + " and let it become the leader"));
            case Node.Unreachable _ ->
                Optional.of(refusal(other.name() + " does not answer, so it is not known whether it holds data")
                        .withRemedy("bring " + other.name() + " back, or take it out of config.yml"));
        };
    }

    private Problem refusal(String why) {
        return Problem.onHost(instance.name(), "patroni: configure", "a new, empty database is not made here: " + why);
    }

    private String certificate() {
        return Certificates.certificatePath(deployment.cluster());
    }

    private PatroniConf conf() {
        return new PatroniConf(deployment.cluster(), instance, paths());
    }

    private PatroniWish wish() {
        return new PatroniWish(deployment, postgres);
    }

    private PostgresPaths paths() {
        return PostgresPaths.of(deployment.cluster(), instance);
    }

    private Milestone stored() {
        return new Milestone("patroni-settings", deployment.primary().name());
    }

    private static Milestone restarted(Instance instance) {
        return new Milestone("patroni-restarted", instance.name());
    }
}
