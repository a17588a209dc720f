package dev.howdah.component.barman;

import dev.howdah.component.Needs;
import dev.howdah.component.Needs.GrantNeed;
import dev.howdah.component.Needs.RoleNeed;
import dev.howdah.component.PackageNames;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Barman needs of others: packages, and on each instance that is or may become a source, roles that are no
/// superusers, lines of pg_hba.conf, and the slot.
record BarmanNeeds(Cluster cluster, PackageNames.Here packages) {

    private static final String GROUP_ROLE = "barman_role";

    /// Postgres renamed the functions of backups in this version, and made checkpoints a right of their own.
    private static final int RENAMED = 15;

    Needs of(Instance instance) {
        var needs = instance.has(Role.BARMAN) ? barmanHost(instance) : Needs.none();
        return mayBeBackedUp(cluster, instance) ? needs.and(source(instance)) : needs;
    }

    /// Whether it holds data and anything of this cluster is backed up: any such instance may become the primary.
    static boolean mayBeBackedUp(Cluster cluster, Instance instance) {
        return instance.holdsData()
                && cluster.dataInstances().stream()
                        .anyMatch(source -> !source.backup().isEmpty());
    }

    private Needs barmanHost(Instance instance) {
        var needs = Needs.none()
                .packages(packages.named("barman", pin(instance)))
                .packages(packages.named("python"))
                .packages(packages.named("postgres-client"))
                .packages(packages.named("ssh-client"))
                .packages(packages.named("processes"))
                .packages(packages.named("rsync"));
        return switch (cluster.value(instance, BarmanSettings.COMPRESSION)) {
            case "pigz" -> needs.packages(packages.named("pigz"));
            case "bzip2" -> needs.packages(packages.named("bzip2"));
            default -> needs;
        };
    }

    private Needs source(Instance instance) {
        var needs = Needs.none()
                .packages(packages.named("barman-client", pin(instance)))
                .packages(packages.named("python"))
                .packages(packages.named("ssh-client"))
                .packages(packages.named("ssh-server"))
                .packages(packages.named("rsync"));
        roles().forEach(needs::role);
        for (var barman : barmans()) {
            var address = barman.address().map(ip -> ip + "/32").orElse(barman.name());
            needs.hba("# Barman on " + barman.name());
            needs.hba(hba("postgres", Barman.ROLE, address));
            needs.hba(hba("replication", Barman.STREAMING_ROLE, address));
            new BarmanHost(cluster, barman)
                    .servers(cluster.configuredPrimary()).stream()
                            .filter(server -> server.source().has(Role.PRIMARY))
                            .forEach(server -> needs.slot(server.slot()));
        }
        return archiving(needs);
    }

    /// Every member ships its WAL to the primary's server, as only the primary archives.
    private Needs archiving(Needs needs) {
        var primary = cluster.configuredPrimary();
        if (primary.backup().isEmpty() || !cluster.value(primary, BarmanSettings.ARCHIVER)) {
            return needs;
        }
        var barman = cluster.instance(primary.backup().getFirst());
        return needs.setting("archive_mode", "on")
                .setting(
                        "archive_command",
                        "barman-wal-archive -U %s %s %s %%p"
                                .formatted(
                                        new BarmanHost(cluster, barman).user(),
                                        barman.name(),
                                        BarmanServer.name(cluster, primary)));
    }

    private List<Instance> barmans() {
        return cluster.having(Role.BARMAN).stream()
                .filter(barman -> !new BarmanHost(cluster, barman).sources().isEmpty())
                .toList();
    }

    private List<RoleNeed> roles() {
        var memberOf = new ArrayList<>(List.of("pg_read_all_settings", "pg_read_all_stats"));
        if (cluster.postgres().major() >= RENAMED) {
            memberOf.add("pg_checkpoint");
        }
        return List.of(
                new RoleNeed(
                        GROUP_ROLE,
                        List.of("NOLOGIN"),
                        false,
                        memberOf,
                        functions().stream().map(BarmanNeeds::execute).toList()),
                new RoleNeed(Barman.ROLE, attributes(), true, List.of(GROUP_ROLE), List.of()),
                new RoleNeed(Barman.STREAMING_ROLE, List.of("LOGIN", "REPLICATION"), true, List.of(), List.of()));
    }

    /// Barman 2.12, which Debian 11 has, makes backups only as somebody who might stream as well.
    private List<String> attributes() {
        return barmans().stream()
                        .anyMatch(barman ->
                                cluster.distribution(barman).codename().equals("bullseye"))
                ? List.of("LOGIN", "REPLICATION")
                : List.of("LOGIN");
    }

    private List<String> functions() {
        var functions = new ArrayList<>(List.of("pg_switch_wal()", "pg_create_restore_point(text)"));
        functions.addAll(
                cluster.postgres().major() >= RENAMED
                        ? List.of("pg_backup_start(text, boolean)", "pg_backup_stop(boolean)")
                        : List.of(
                                "pg_start_backup(text, boolean, boolean)",
                                "pg_stop_backup()",
                                "pg_stop_backup(boolean, boolean)"));
        return functions;
    }

    private static GrantNeed execute(String function) {
        return new GrantNeed(
                "select coalesce((select has_function_privilege(oid, 'pg_catalog.%s', 'execute') from pg_roles where rolname = '%s'), false)"
                        .formatted(function, GROUP_ROLE),
                "grant execute on function pg_catalog.%s to %s".formatted(function, GROUP_ROLE));
    }

    private static String hba(String database, String role, String address) {
        return "%-8s %-12s %-16s %-20s scram-sha-256".formatted("hostssl", database, role, address);
    }

    private Optional<String> pin(Instance instance) {
        return cluster.chosen(instance, BarmanSettings.PACKAGE_VERSION);
    }
}
