package dev.howdah.component.postgres;

import dev.howdah.component.Certificates;
import dev.howdah.component.Deployment;
import dev.howdah.component.Passfile;
import dev.howdah.component.Places;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Resource;
import dev.howdah.model.Family;
import dev.howdah.model.Instance;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.SecretFile;
import dev.howdah.resource.SelinuxType;
import dev.howdah.resource.Unit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What Postgres needs on its host besides its data: certificate, passfile, shell profile, unit and log.
record HostFiles(Deployment deployment, Instance instance, PostgresPaths paths) {

    List<Resource> resources() {
        var resources = new ArrayList<Resource>();
        resources.addAll(labels());
        resources.addAll(certificates());
        resources.addAll(account());
        resources.addAll(log());
        if (!deployment.manager().runsPostgres()) {
            resources.addAll(service());
        }
        return resources;
    }

    private List<Resource> service() {
        var resources = new ArrayList<Resource>();
        if (instance.holdsData()) {
            var role = deployment.manager().replicationRole(deployment.cluster());
            var guard = new StartGuard(
                    deployment.cluster(),
                    instance,
                    paths,
                    role,
                    deployment.manager().startCondition(deployment.cluster(), instance));
            resources.add(Directory.ofRoot("/usr/local/lib/howdah"));
            resources.add(
                    new ConfigFile(StartGuard.PATH, guard.content(heading().line()), "0755", "root", "root"));
        }
        var unit = new PostgresUnit(deployment.cluster(), instance, paths);
        resources.add(
                ConfigFile.ofRoot(PostgresUnit.PATH, unit.content(heading().line())));
        return resources;
    }

    /// SELinux, where it is on, lets Postgres write only to what is labelled as its data.
    private List<Resource> labels() {
        if (places().distribution().family() != Family.REDHAT) {
            return List.of();
        }
        var labels = new ArrayList<Resource>();
        labels.add(new SelinuxType(paths.dataDirectory(), "postgresql_db_t"));
        deployment
                .cluster()
                .chosen(instance, PostgresSettings.WAL_DIRECTORY)
                .ifPresent(directory -> labels.add(new SelinuxType(directory, "postgresql_db_t")));
        labels.add(new SelinuxType("/usr/local/lib/howdah", "bin_t"));
        return labels;
    }

    private Places places() {
        return Places.of(deployment.cluster(), instance);
    }

    private Heading heading() {
        return new Heading(deployment.cluster().name());
    }

    /// Postgres reads certificates again on reload.
    private List<Resource> certificates() {
        var credentials = deployment.credentials();
        var cluster = deployment.cluster();
        return List.of(
                Directory.ofRoot(Certificates.DIRECTORY),
                ConfigFile.ofRoot(Certificates.authorityPath(), credentials.certificateAuthority()),
                new ConfigFile(
                        Certificates.certificatePath(cluster),
                        credentials.certificate(instance),
                        "0644",
                        paths.user(),
                        paths.user(),
                        List.of(new Effect(Effect.Kind.RELOAD, PostgresService.ADDRESS, "certificate"))),
                new SecretFile(
                        Certificates.keyPath(cluster),
                        credentials.certificateKey(instance),
                        "0600",
                        paths.user(),
                        paths.user()));
    }

    private List<Resource> account() {
        var cluster = deployment.cluster();
        var roles = new LinkedHashSet<String>();
        roles.addAll(cluster.chosen(instance, PostgresSettings.PASSFILE_USERS).orElse(List.of(paths.user())));
        roles.addAll(deployment.needs(instance).passfileRoles());
        var profile = new ArrayList<>(List.of(
                "export PGDATA=" + paths.dataDirectory(),
                "export PGPORT=" + paths.port(),
                "export PATH=\"" + paths.binaries() + ":$PATH\""));
        if (!paths.isUsual()) {
            profile.add("export PGHOST=" + paths.sockets());
        }
        profile.addAll(cluster.value(instance, PostgresSettings.BASHRC_LINES));
        return List.of(
                new SecretFile(
                        paths.passfile(),
                        Passfile.of(deployment.credentials(), roles),
                        "0600",
                        paths.user(),
                        paths.user()),
                owned(paths.home() + "/.bashrc", String.join("\n", profile) + "\n"),
                owned(paths.home() + "/" + places().profile(), "[ -f ~/.bashrc ] && . ~/.bashrc\n"));
    }

    private Resource owned(String path, String content) {
        return new ConfigFile(path, heading().above(content), "0644", paths.user(), paths.user());
    }

    /// As rsyslog takes it, with four digits.
    private String logMode() {
        var mode = deployment.cluster().value(instance, PostgresSettings.LOG_FILE_MODE);
        return mode.length() == 3 ? "0" + mode : mode;
    }

    private List<Resource> log() {
        var file = deployment.cluster().value(instance, PostgresSettings.LOG_FILE);
        var directory = file.substring(0, file.lastIndexOf('/'));
        var group = places().logGroup();
        return List.of(
                new Directory(directory, "0750", paths.user(), group),
                ConfigFile.ofRoot("/etc/rsyslog.d/30-postgres.conf", heading().above("""
                                local6.* action(type="omfile" file="%s" fileOwner="%s" fileGroup="%s" fileCreateMode="%s")
                                local6.* stop
                                """.formatted(
                                file, paths.user(), group, logMode()))),
                Unit.packaged("rsyslog").restartedBy("/etc/rsyslog.d/30-postgres.conf"),
                ConfigFile.ofRoot(
                        "/etc/logrotate.d/postgres", heading().above("""
                                %s {
                                  daily
                                  maxsize 1G
                                  rotate 7
                                  maxage 28
                                  compress
                                  delaycompress
                                  missingok
                                  notifempty
                                  copytruncate
                                  su %s %s
                                }
                                """.formatted(file, paths.user(), group))));
    }
}
