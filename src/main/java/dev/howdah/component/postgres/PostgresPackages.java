package dev.howdah.component.postgres;

import dev.howdah.component.FamilyLists;
import dev.howdah.component.Machine;
import dev.howdah.component.Needs;
import dev.howdah.component.Needs.RoleNeed;
import dev.howdah.component.PackageNames;
import dev.howdah.component.PostgresPaths;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What Postgres needs of others on an instance: its packages; and the roles that it has by itself.
final class PostgresPackages {

    private static final PackageNames NAMES = PackageNames.of(PostgresPackages.class);

    private PostgresPackages() {}

    static Needs needs(Cluster cluster, Instance instance, Machine machine) {
        var packages = NAMES.on(machine, cluster.postgres());
        var needs = Needs.none()
                .packages(packages.named("server", cluster.chosen(instance, PostgresSettings.PACKAGE_VERSION)))
                .packages(packages.named("log"))
                .packages(packages.named("log-rotation"));
        needs.packages(FamilyLists.of(cluster, instance, PostgresSettings.EXTRA_PACKAGES));
        for (var extension : extensions(cluster, instance)) {
            var thing = extension.equals("plperl") || extension.equals("plperlu") ? "perl" : extension;
            if (packages.has(thing)) {
                needs.packages(packages.named(thing, version(cluster, instance, extension)));
            }
        }
        if (instance.holdsData()) {
            needs.role(replicationRole(cluster, instance));
            UserRoles.of(cluster).forEach(needs::role);
        }
        return needs;
    }

    /// `NAME_package_version`, for any extension.
    private static Optional<String> version(Cluster cluster, Instance instance, String extension) {
        return PostgresSettings.EXTENSION_VERSIONS.stream()
                .filter(setting -> setting.name().equals(extension + "_package_version"))
                .findFirst()
                .flatMap(setting -> cluster.chosen(instance, setting));
    }

    private static RoleNeed replicationRole(Cluster cluster, Instance instance) {
        return new RoleNeed(
                cluster.value(instance, PostgresPaths.REPLICATION_USER),
                List.of("LOGIN", "REPLICATION"),
                true,
                List.of(),
                List.of());
    }

    private static List<String> extensions(Cluster cluster, Instance instance) {
        var names = new ArrayList<>(cluster.value(instance, PostgresSettings.EXTENSIONS));
        names.addAll(cluster.value(instance, PostgresSettings.EXTRA_EXTENSIONS));
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
