package dev.howdah.component.postgres;

import dev.howdah.component.Deployment;
import dev.howdah.component.Needs;
import dev.howdah.component.Needs.RoleNeed;
import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Resource;
import dev.howdah.model.Instance;
import dev.howdah.resource.PgDatabase;
import dev.howdah.resource.PgExtension;
import dev.howdah.resource.PgGrant;
import dev.howdah.resource.PgRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is in the database itself: roles with their passwords and grants, databases, extensions.
record Objects(Deployment deployment, Instance instance, PostgresPaths paths) {

    List<Resource> resources() {
        var needs = deployment.needs(instance);
        var resources = new ArrayList<Resource>();
        resources.add(role(new RoleNeed(paths.user(), List.of("SUPERUSER", "LOGIN"), true, List.of(), List.of())));
        needs.roles().forEach(role -> resources.add(role(role)));
        needs.databases().forEach(database -> resources.add(database(database)));
        needs.roles()
                .forEach(role -> role.grants()
                        .forEach(grant -> resources.add(new PgGrant(paths.psql(), grant.done(), grant.statement()))));
        if (instance.holdsData()) {
            resources.addAll(extensions());
            resources.addAll(userDatabases());
        }
        return resources;
    }

    private Resource role(RoleNeed role) {
        return new PgRole(
                paths.psql(),
                role.name(),
                role.attributes(),
                role.hasPassword()
                        ? Optional.of(deployment.credentials().scramVerifier(role.name()))
                        : Optional.empty(),
                role.memberOf());
    }

    private Resource database(Needs.DatabaseNeed database) {
        return new PgDatabase(paths.psql(), database.name(), database.owner());
    }

    private List<Resource> extensions() {
        var names = new Configuration(deployment, instance, paths).extensionNames();
        var resources = new ArrayList<Resource>();
        for (var database : List.of("postgres", "template1")) {
            names.stream()
                    .filter(name -> KnownExtension.of(name).created())
                    .forEach(name -> resources.add(new PgExtension(paths.psql(database), name)));
        }
        return resources;
    }

    private List<Resource> userDatabases() {
        var resources = new ArrayList<Resource>();
        for (var entry : deployment.cluster().value(PostgresSettings.DATABASES)) {
            var name = UserRoles.text(entry, "name");
            var owner = UserRoles.text(entry, "owner");
            resources.add(new PgDatabase(
                    paths.psql(), name, owner.isEmpty() ? paths.user() : owner, UserDatabases.options(entry)));
            UserDatabases.extensions(entry)
                    .forEach(extension -> resources.add(new PgExtension(
                            paths.psql(name), extension.name(), extension.version(), extension.schema())));
        }
        return resources;
    }
}
