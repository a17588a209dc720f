package dev.howdah.component.system;

import dev.howdah.component.Deployment;
import dev.howdah.component.PackageNames;
import dev.howdah.engine.Resource;
import dev.howdah.model.Instance;
import dev.howdah.resource.AbsentFile;
import dev.howdah.resource.AbsentPackages;
import dev.howdah.resource.AptRepository;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.MaskedUnit;
import dev.howdah.resource.PackageSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// All packages of an instance in one transaction, and what has to be there before it.
record Packages(Deployment deployment, Instance instance) {

    private static final String PGDG = "http://apt.postgresql.org/pub/repos/apt";
    private static final PackageNames NAMES = PackageNames.of(Packages.class);

    List<Resource> resources() {
        var resources = new ArrayList<Resource>();
        repository().ifPresent(resources::add);
        resources.addAll(beforePackages());
        var unwanted = new ArrayList<>(names().named("unattended-upgrades"));
        unwanted.addAll(SystemSettings.forDebian(deployment.cluster(), instance, SystemSettings.UNWANTED_PACKAGES));
        resources.add(new AbsentPackages(unwanted));
        var names = new ArrayList<>(names().named("base"));
        names.addAll(needed());
        names.addAll(SystemSettings.forDebian(deployment.cluster(), instance, SystemSettings.PACKAGES));
        resources.add(new PackageSet(names));
        return resources;
    }

    private PackageNames.Here names() {
        return NAMES.on(deployment.machine(instance), deployment.cluster().postgres());
    }

    private List<String> needed() {
        return deployment.needs(instance).packages();
    }

    private Optional<Resource> repository() {
        var machine = deployment.machine(instance);
        if (!deployment.cluster().value(instance, SystemSettings.REPOSITORIES).contains("PGDG")) {
            return Optional.of(new AbsentFile(AptRepository.path("pgdg")));
        }
        var server = "postgresql-" + deployment.cluster().postgres().major();
        return needed().stream()
                .map(name -> name.replaceFirst("=.*", ""))
                .filter(name -> name.startsWith("postgresql") || name.equals("barman"))
                .min((one, other) -> Boolean.compare(other.equals(server), one.equals(server)))
                .map(wanted -> new AptRepository(
                        "pgdg",
                        PGDG,
                        machine.codename() + "-pgdg",
                        pgdgKey(),
                        wanted,
                        wanted.equals(server)
                                && machine.distribution().ownPostgres()
                                        != deployment.cluster().postgres().major()));
    }

    /// Debian's packages would make a cluster of their own and start services on their own.
    private List<Resource> beforePackages() {
        var resources = new ArrayList<Resource>();
        if (needed().stream().anyMatch(name -> name.startsWith("postgresql"))) {
            resources.add(Directory.ofRoot("/etc/postgresql-common"));
            resources.add(ConfigFile.ofRoot(
                    "/etc/postgresql-common/createcluster.conf",
                    new Heading(deployment.cluster().name())
                            .above("create_main_cluster = false\nadd_include_dir = 'conf.d'\n")));
            resources.add(new MaskedUnit("postgresql"));
        }
        deployment.needs(instance).maskedUnits().forEach(unit -> resources.add(new MaskedUnit(unit)));
        return resources;
    }

    /// The key that signs PGDG, as Debian's own package postgresql-common brings it.
    private static String pgdgKey() {
        try (var stream = Packages.class.getResourceAsStream("apt.postgresql.org.asc")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
