package dev.howdah.component.efm;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.Template;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Milestone;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.FileWithSealedLine;
import dev.howdah.resource.Heading;
import dev.howdah.resource.Unit;
import dev.howdah.resource.UnusedSlotGone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/// The steps of one instance with an agent.
record EfmSteps(Deployment deployment, Instance instance, EfmPlaces places, PostgresPaths paths) {

    static final String MODE = "0640";

    private static final String NOTIFICATION = "/usr/local/lib/howdah/efm-notification";
    private static final Template SCRIPT = Template.of(EfmSteps.class, "notification.sh");
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    /// Accounts that EFM's package itself lets its agents act as.
    private static final Set<String> PACKAGED_OWNERS = Set.of("postgres", "enterprisedb");

    Step configure() {
        var resources = new ArrayList<Resource>();
        resources.add(Directory.ofRoot("/usr/local/lib/howdah"));
        resources.add(new ConfigFile(
                NOTIFICATION, SCRIPT.filled(Map.of("heading", heading().line())), "0755", "root", "root"));
        if (instance.holdsData() && !PACKAGED_OWNERS.contains(paths.user())) {
            resources.add(sudoers());
        }
        resources.add(Directory.ofRoot(places.dropIn()));
        resources.add(ConfigFile.ofRoot(dropInFile(), dropIn()));
        resources.add(restarting(new ConfigFile(places.nodes(), nodes(), MODE, EfmPlaces.USER, EfmPlaces.USER)));
        resources.add(properties());
        return Step.of("efm: configure", resources);
    }

    Step watch() {
        var resources = new ArrayList<Resource>();
        resources.add(Unit.packaged(places.unit())
                .restartedBy(places.properties(), places.nodes(), dropInFile())
                .within(START_LIMIT));
        resources.add(new WatchingAgent(places));
        if (isPrimary()) {
            resources.add(new AllowedAgents(
                    places,
                    EfmPlaces.agents(cluster()).stream().map(places::addressOf).toList()));
            // EFM keeps the primary's slots on standbys; the new primary's own is one that nobody streams through
            resources.add(new UnusedSlotGone(paths.psql(), deployment.manager().slot(instance)));
        }
        return Step.of("efm: watch", resources)
                .awaiting(
                        isPrimary() || !canWatch(deployment.primary())
                                ? Set.of()
                                : Set.of(watched(deployment.primary())))
                .giving(watched(instance));
    }

    /// A former primary that stands still is left alone until somebody decides about its data.
    boolean canWatch(Instance agent) {
        boolean standsStill = deployment.now().isFormerPrimary(agent.name())
                && !deployment.recloning().contains(agent.name());
        return deployment.answers(agent) && !standsStill;
    }

    private boolean isPrimary() {
        return instance.equals(deployment.primary());
    }

    private static Milestone watched(Instance agent) {
        return new Milestone("efm-watches", agent.name());
    }

    /// What EFM does as Postgres' account reads this file as that account.
    private FileWithSealedLine properties() {
        var credentials = deployment.credentials();
        return new FileWithSealedLine(
                restarting(new ConfigFile(
                        places.properties(),
                        new EfmProperties(deployment, instance).text(),
                        MODE,
                        EfmPlaces.USER,
                        instance.holdsData() ? paths.user() : EfmPlaces.USER)),
                EfmProperties.PASSWORD,
                places.command("encrypt", "--from-env"),
                "EFMPASS",
                credentials.password(Efm.ROLE),
                credentials.scramVerifier(Efm.ROLE));
    }

    private ConfigFile restarting(ConfigFile file) {
        return file.causing(Effect.Kind.RESTART, "unit " + places.unit(), file.path());
    }

    /// All agents, itself among them, on one line as EFM writes it.
    private String nodes() {
        var bindings =
                EfmPlaces.agents(cluster()).stream().map(places::bindingOf).toList();
        return heading().above(String.join(" ", bindings) + "\n");
    }

    private String dropInFile() {
        return places.dropIn() + "/howdah.conf";
    }

    /// What EFM's documentation says to change in its unit where the cluster is not called efm.
    ///
    /// The agent comes after Postgres: one that finds none is idle until it is told to go on. That an old primary
    /// does not start beside a new one is up to the service of Postgres itself.
    private String dropIn() {
        return heading().above("""
                [Unit]
                After=network-online.target systemd-tmpfiles-setup.service postgres.service

                [Service]
                Environment=CLUSTER=%s
                PIDFile=/run/efm-%s/%s.pid
                """.formatted(
                        cluster().name(), places.version(), cluster().name()));
    }

    private ConfigFile sudoers() {
        return new ConfigFile(
                "/etc/sudoers.d/howdah-efm",
                heading()
                        .above("%s ALL=(%s) NOPASSWD: %s/efm_db_functions\n"
                                .formatted(EfmPlaces.USER, paths.user(), places.binaries())),
                "0440",
                "root",
                "root");
    }

    private Heading heading() {
        return new Heading(cluster().name());
    }

    private Cluster cluster() {
        return deployment.cluster();
    }
}
