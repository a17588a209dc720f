package dev.howdah.component.system;

import dev.howdah.component.Deployment;
import dev.howdah.component.FamilyLists;
import dev.howdah.component.HookStage;
import dev.howdah.component.Hooks;
import dev.howdah.component.PackageNames;
import dev.howdah.component.Places;
import dev.howdah.engine.Resource;
import dev.howdah.model.Family;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.resource.AbsentPackages;
import dev.howdah.resource.AbsentRpmPackages;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Directory;
import dev.howdah.resource.Heading;
import dev.howdah.resource.MaskedUnit;
import dev.howdah.resource.OptionalPackages;
import dev.howdah.resource.OptionalPackages.Installer;
import dev.howdah.resource.PackageSet;
import dev.howdah.resource.RpmPackageSet;
import dev.howdah.resource.RpmTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All packages of an instance in one transaction, and what has to be there before it.
record Packages(Deployment deployment, Instance instance) {

    private static final PackageNames NAMES = PackageNames.of(Packages.class);

    List<Resource> resources() {
        var local = new LocalPackages(deployment, instance);
        var resources = new ArrayList<>(local.absent());
        if (!local.isOnly()) {
            resources.addAll(new Repositories(deployment, instance).resources());
        }
        resources.addAll(new Hooks(deployment, instance).resources(HookStage.POST_REPO));
        resources.addAll(beforePackages());
        var names = NAMES.on(deployment.machine(instance), deployment.cluster().postgres())
                .with("language", language());
        var unwanted = new ArrayList<>(names.named("unattended-upgrades"));
        unwanted.addAll(listed(PackageSettings.UNWANTED_PACKAGES));
        var wanted = new ArrayList<>(names.named("base"));
        if (!language().equals("C")) {
            wanted.addAll(names.named("locale"));
        }
        wanted.addAll(needed());
        wanted.addAll(listed(PackageSettings.PACKAGES));
        resources.addAll(installed(unwanted, wanted, listed(PackageSettings.OPTIONAL_PACKAGES)));
        return resources;
    }

    private List<Resource> installed(List<String> unwanted, List<String> wanted, List<String> optional) {
        var resources = switch (family()) {
            case DEBIAN -> List.<Resource>of(new AbsentPackages(unwanted), new PackageSet(wanted));
            case REDHAT -> rpm(RpmTool.DNF, unwanted, wanted);
            case SUSE -> rpm(RpmTool.ZYPPER, unwanted, wanted);
        };
        if (optional.isEmpty()) {
            return resources;
        }
        var more = new ArrayList<>(resources);
        more.add(
                switch (family()) {
                    case DEBIAN -> new OptionalPackages(Installer.APT, optional);
                    case REDHAT -> new OptionalPackages(Installer.DNF, optional);
                    case SUSE -> new OptionalPackages(Installer.ZYPPER, optional);
                });
        return more;
    }

    private static List<Resource> rpm(RpmTool tool, List<String> unwanted, List<String> wanted) {
        return List.of(new AbsentRpmPackages(tool, unwanted), new RpmPackageSet(tool, wanted));
    }

    private List<String> needed() {
        return deployment.needs(instance).packages();
    }

    private List<String> listed(Setting<Map<String, List<String>>> setting) {
        return FamilyLists.of(deployment.cluster(), instance, setting);
    }

    /// The language of the system's locale, such as en; Red Hat packages locales by it.
    private String language() {
        return deployment.cluster().value(instance, SystemSettings.LOCALE).split("[_.@]", 2)[0];
    }

    private Family family() {
        return deployment.cluster().distribution(instance).family();
    }

    /// Packages would start services on their own, and Debian's make a cluster of their own.
    private List<Resource> beforePackages() {
        var resources = new ArrayList<Resource>();
        if (instance.runsPostgres() || needed().stream().anyMatch(name -> name.startsWith("postgresql"))) {
            if (family() == Family.DEBIAN) {
                resources.add(Directory.ofRoot("/etc/postgresql-common"));
                resources.add(ConfigFile.ofRoot(
                        "/etc/postgresql-common/createcluster.conf",
                        new Heading(deployment.cluster().name())
                                .above("create_main_cluster = false\nadd_include_dir = 'conf.d'\n")));
            }
            Places.of(deployment.cluster(), instance)
                    .packagedServices()
                    .forEach(service -> resources.add(new MaskedUnit(service)));
        }
        deployment.needs(instance).maskedUnits().forEach(unit -> resources.add(new MaskedUnit(unit)));
        return resources;
    }
}
