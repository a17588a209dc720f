package dev.howdah.component.postgres;

import dev.howdah.component.Deployment;
import dev.howdah.component.PostgresPaths;
import dev.howdah.component.SynchronousReplication;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Resource;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.HumanFile;
import dev.howdah.resource.PostgresConf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The files that configure Postgres, in its data directory. Later ones win over earlier ones; the last one belongs
/// to people and is never overwritten.
record ConfigurationFiles(Deployment deployment, Instance instance, PostgresPaths paths) {

    /// What brings the setting for synchronous replicas into effect.
    static final String SYNCHRONOUS = "synchronous replication";

    List<Resource> resources() {
        var configuration = new Configuration(deployment, instance, paths);
        var cluster = deployment.cluster();
        return List.of(
                new Directory(paths.configurationDirectory(), "0700", paths.user(), paths.user()),
                file("0000-howdah", configuration.reloadable()),
                file("0001-howdah-restart", configuration.restarting()),
                file("1111-extensions", configuration.extensions()),
                file("8888-shared_preload_libraries", configuration.preload()),
                file("9900-postgres_conf_settings", cluster.value(instance, PostgresSettings.CONF_SETTINGS)),
                new HumanFile(
                        paths.configurationDirectory() + "/9999-override.conf",
                        "# For people: Howdah made this file once and never writes it again. It wins over all others.\n",
                        "0600",
                        paths.user(),
                        paths.user()),
                owned(paths.dataDirectory() + "/postgresql.conf", "include_dir = 'conf.d'\n"),
                hba());
    }

    /// On a primary it is written once replicas stream: one that waits for replicas that are not there yet would stand
    /// still.
    Resource synchronousStandbys() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("synchronous_standby_names", SynchronousReplication.standbyNames(deployment.cluster(), instance));
        return file("8888-synchronous_standby_names", settings, SYNCHRONOUS);
    }

    private Resource file(String name, SequencedMap<String, String> settings) {
        return file(name, settings, PostgresService.ADDRESS);
    }

    private Resource file(String name, SequencedMap<String, String> settings, String target) {
        return new PostgresConf(
                paths.configurationDirectory() + "/" + name + ".conf",
                heading().line(),
                settings,
                paths.user(),
                paths.psql(),
                target);
    }

    private Resource hba() {
        var lines = new HbaRules(deployment, instance, paths).lines();
        return new ConfigFile(
                paths.hbaFile(),
                heading().above(String.join("\n", lines) + "\n"),
                "0600",
                paths.user(),
                paths.user(),
                List.of(new Effect(Effect.Kind.RELOAD, PostgresService.ADDRESS, "pg_hba.conf")));
    }

    private Resource owned(String path, String content) {
        return new ConfigFile(path, heading().above(content), "0600", paths.user(), paths.user());
    }

    private Heading heading() {
        return new Heading(deployment.cluster().name());
    }
}
