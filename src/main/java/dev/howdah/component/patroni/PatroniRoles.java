package dev.howdah.component.patroni;

import dev.howdah.component.Needs.GrantNeed;
import dev.howdah.component.Needs.RoleNeed;
import java.util.List;
import java.util.stream.Stream;

/// The roles of Postgres that Patroni connects as, besides the superuser.
final class PatroniRoles {

    private PatroniRoles() {}

    static RoleNeed replication(String name) {
        return new RoleNeed(name, List.of("LOGIN", "REPLICATION"), true, List.of(), List.of());
    }

    /// pg_rewind reads a leader's files by these functions, so it needs no superuser.
    static RoleNeed rewind(String name) {
        var grants = Stream.of(
                        "pg_ls_dir(text, boolean, boolean)",
                        "pg_stat_file(text, boolean)",
                        "pg_read_binary_file(text)",
                        "pg_read_binary_file(text, bigint, bigint, boolean)")
                .map(function -> new GrantNeed(
                        "select coalesce((select has_function_privilege(oid, 'pg_catalog.%s', 'execute') from pg_roles where rolname = '%s'), false)"
                                .formatted(function, name),
                        "grant execute on function pg_catalog.%s to \"%s\"".formatted(function, name)))
                .toList();
        return new RoleNeed(name, List.of("LOGIN"), true, List.of(), grants);
    }
}
