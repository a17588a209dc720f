package dev.howdah.component.pgbouncer;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import dev.howdah.resource.Sql;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// The function by which PgBouncer looks up what Postgres keeps of a user's password.
///
/// It runs with the rights of a role that cannot log in and may read nothing but the view of users. A password that is
/// no longer valid is not given out, nor that of a superuser. PgBouncer from 1.19 on looks in a database of its own;
/// before,
/// it looks in the database that a client asks for, so the function stands in all of them, and in template1 for new
/// ones.
record PasswordLookUp(PostgresPaths paths, String database, String authUser) implements Resource {

    static final String OWNER = "pgbouncer_look_up";
    static final String QUERY = "SELECT username, password FROM pgbouncer.look_up($1)";

    @Override
    public String address() {
        return "function pgbouncer.look_up";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(lacking());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(lacking()), databases -> {
            if (databases.isEmpty()) {
                return same();
            }
            var actions = new ArrayList<Action>();
            databases.forEach(name -> actions.add(Action.of(
                    "make function pgbouncer.look_up in database " + name,
                    paths.psql(name).statements(statements()))));
            return new Change.Edit(
                    Verb.CREATE,
                    databases.stream().map(name -> "+ in database " + name).toList(),
                    actions,
                    List.of());
        });
    }

    /// Databases that lack the function as it should be. Empty answers come of a Postgres that does not answer too, so
    /// that one is said.
    private Fact<List<String>> lacking() {
        return Fact.sh(
                "databases without pgbouncer.look_up",
                """
                ask() { runuser -u %1$s -- %2$s/psql -XqAtw -p %3$d -d "$1" -c "$2" 2>/dev/null; }
                own=%4$s
                names=$(ask postgres "select datname from pg_database where datallowconn and datname <> 'template0'") || exit 1
                case "
                $names
                " in *"
                $own
                "*) ;; *) exit 1 ;; esac
                printf '%%s\\n' "$names" | while IFS= read -r name; do
                  [ "$(ask "$name" %5$s)" = t ] || printf '%%s\\n' "$name"
                done
                """.formatted(
                                paths.user(),
                                paths.binaries(),
                                paths.port(),
                                Script.quote(database),
                                Script.quote(
                                        "select coalesce(obj_description(to_regprocedure('pgbouncer.look_up(text)'), 'pg_proc') = "
                                                + Sql.literal(mark()) + ", false)")),
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }

    private List<String> statements() {
        var all = new ArrayList<>(definition());
        all.add("comment on function pgbouncer.look_up(text) is " + Sql.literal(mark()));
        return all;
    }

    private String mark() {
        var sum = new CRC32();
        sum.update(definition().stream()
                .collect(Collectors.joining("\n"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return "Written by Howdah for PgBouncer, " + HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private List<String> definition() {
        var user = Sql.identifier(authUser);
        return List.of(
                "create schema if not exists pgbouncer",
                "revoke all on schema pgbouncer from public",
                "grant usage on schema pgbouncer to " + user + ", " + OWNER,
                "grant select on pg_catalog.pg_shadow to " + OWNER,
                """
                create or replace function pgbouncer.look_up(wanted text)
                  returns table (username text, password text)
                  language sql stable strict security definer set search_path = pg_catalog, pg_temp
                  as $$
                    select usename::text, passwd from pg_catalog.pg_shadow
                      where usename = wanted and not usesuper and (valuntil is null or valuntil > now())
                  $$""",
                "alter function pgbouncer.look_up(text) owner to " + OWNER,
                "revoke all on function pgbouncer.look_up(text) from public",
                "grant execute on function pgbouncer.look_up(text) to " + user);
    }
}
