package dev.howdah.operation.drill;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Host;
import dev.howdah.host.Script;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.resource.Psql;
import dev.howdah.secret.ScramVerifier;
import dev.howdah.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The role and the schema that a drill has for itself, in database `postgres`. Nothing else is ever written, and both
/// are gone in the end.
record Playground(Cluster cluster) {

    static final String ROLE = "howdah_drill";
    static final String WRITE = "insert into howdah_drill.written (number) values (?)";
    static final String READ = "select coalesce(max(number), 0) from howdah_drill.written";

    private static final String TIMELINE = "('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int";

    static final String WRITE_HERE = "insert into howdah_drill.asked (member) values (?) returning " + TIMELINE;

    /// In recovery, timeline, streaming, position of WAL, slots in use.
    static final String STATE = """
            select pg_is_in_recovery(),
              case when pg_is_in_recovery() then coalesce((select received_tli from pg_stat_wal_receiver), 0) else %s end,
              exists (select from pg_stat_wal_receiver where status = 'streaming'),
              (case when pg_is_in_recovery() then coalesce(pg_last_wal_replay_lsn(), '0/0')
                else pg_current_wal_lsn() end - '0/0')::bigint,
              array_to_string(array(select slot_name::text from pg_replication_slots where active), ',')
            """.formatted(TIMELINE);

    private static final String MARK = "made by howdah drill, which removes it in the end";

    /// What is not ours stays, whatever its name.
    private static final String ONLY_OURS = """
            do $howdah$ begin
              if exists (select from pg_namespace where nspname = 'howdah_drill'
                  and obj_description(oid, 'pg_namespace') is distinct from '%1$s')
                or exists (select from pg_roles where rolname = 'howdah_drill'
                  and shobj_description(oid, 'pg_authid') is distinct from '%1$s') then
                raise exception 'there is a schema or a role howdah_drill that no drill has made';
              end if;
            end $howdah$""".formatted(MARK);

    private static final List<String> REMOVAL = List.of(
            ONLY_OURS,
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'howdah_drill'",
            "drop schema if exists howdah_drill cascade",
            "drop role if exists howdah_drill");

    /// Makes both anew on the primary; what an earlier drill left goes first.
    void make(Host primary, Secret password) {
        var statements = new ArrayList<>(REMOVAL);
        statements.addAll(List.of(
                "begin",
                "create role howdah_drill login in role pg_monitor password '" + ScramVerifier.of(ROLE, password) + "'",
                "comment on role howdah_drill is '" + MARK + "'",
                "create schema howdah_drill authorization howdah_drill",
                "comment on schema howdah_drill is '" + MARK + "'",
                "set local role howdah_drill",
                "create table howdah_drill.written (number bigint primary key, at timestamptz default clock_timestamp())",
                "create table howdah_drill.asked (member text, at timestamptz default clock_timestamp())",
                "commit"));
        run(primary, statements, "the drill's role and schema cannot be made");
    }

    void remove(Host primary) {
        run(primary, REMOVAL, "the drill's role and schema cannot be removed");
    }

    /// Numbers of the rows that are there.
    Set<Long> rows(Host primary) {
        var script = psql(primary).command() + " -v ON_ERROR_STOP=1 -c 'select number from howdah_drill.written'\n";
        var result = primary.run(Script.question(script));
        if (!result.succeeded()) {
            throw failed(primary, "the rows cannot be read", result.err());
        }
        return result.out()
                .lines()
                .filter(line -> !line.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private void run(Host primary, List<String> statements, String trouble) {
        var result = primary.run(Script.question(psql(primary).statements(statements)));
        if (!result.succeeded()) {
            throw failed(primary, trouble, result.err());
        }
    }

    private Psql psql(Host primary) {
        return paths(cluster.instance(primary.name())).psql();
    }

    private PostgresPaths paths(Instance instance) {
        return PostgresPaths.of(cluster, instance);
    }

    private static ProblemException failed(Host host, String what, String errors) {
        return new ProblemException(
                Category.STEP_FAILED,
                Problem.onHost(host.name(), "drill", what)
                        .withEvidence(
                                errors.lines().filter(line -> !line.isBlank()).toList()));
    }
}
