package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Frame;
import dev.howdah.secret.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What Postgres holds, against answers as psql prints them.
class PgResourcesTest {

    private static final Psql PSQL = new Psql("postgres", 5432, "postgres");
    private static final PgRole ROLE = new PgRole(
            PSQL, "repmgr", List.of("login", "NOSUPERUSER"), Optional.of(Secret.of("SCRAM-x")), List.of("pg_monitor"));

    private static Facts answer(Resource resource, String... rows) {
        var text = String.join("\n", rows).replace('|', '\u001f') + "\n";
        return KnownFacts.of(resource.facts().getFirst(), text).facts();
    }

    private static Change.Edit edit(Change change) {
        assertThat(change).isInstanceOf(Change.Edit.class);
        return (Change.Edit) change;
    }

    private static String role(String attributes, String secret, String groups) {
        return "repmgr|" + attributes + "|" + Sha256.of(secret) + "|" + groups + "|-1";
    }

    @Test
    void aRoleIsComparedInAllThatWasSaid() {
        assertThat(ROLE.compare(answer(ROLE, role("f|t|t|f|t|t|f", "SCRAM-x", "x\u001epg_monitor"))))
                .isEqualTo(new Change.Same());
        var edit = edit(ROLE.compare(answer(ROLE, role("t|f|f|f|f|t|f", "other", ""))));
        assertThat(edit.verb()).isEqualTo(Verb.UPDATE);
        assertThat(edit.lines()).containsExactly("+ LOGIN", "+ NOSUPERUSER", "~ password", "+ member of pg_monitor");
        assertThat(edit.toString()).doesNotContain("SCRAM-x");
    }

    @Test
    void aLimitOfConnectionsIsCompared() {
        var role = new PgRole(PSQL, "repmgr", List.of("CONNECTION LIMIT 3"), Optional.empty(), List.of());
        var answer = role("f|f|f|f|t|t|f", "", "");
        assertThat(edit(role.compare(answer(role, answer))).lines()).containsExactly("+ CONNECTION LIMIT 3");
        assertThat(role.compare(answer(role, answer.replace("|-1", "|3")))).isEqualTo(new Change.Same());
    }

    @Test
    void aMissingRoleIsCreatedWithoutALogOfItsPassword() {
        var edit = edit(ROLE.compare(answer(ROLE, "postgres|t|t|t|t|t|t|t|||-1")));
        assertThat(edit.verb()).isEqualTo(Verb.CREATE);
        assertThat(edit.actions().getFirst().shell())
                .contains("set log_statement = 'none'")
                .contains("create role \"repmgr\";")
                .contains("password 'SCRAM-x'");
    }

    @Test
    void aSlotIsMadeAndNeverDropped() {
        var slot = new ReplicationSlot(PSQL, "kaolin");
        assertThat(slot.compare(answer(slot, "kaolin|physical"))).isEqualTo(new Change.Same());
        assertThat(edit(slot.compare(answer(slot, "other|physical"))).verb()).isEqualTo(Verb.CREATE);
        assertThat(slot.compare(answer(slot, "kaolin|logical"))).isInstanceOf(Change.Refused.class);
    }

    @Test
    void aDatabaseKeepsItsEncoding() {
        var options = new LinkedHashMap<>(Map.of("ENCODING", "UTF8"));
        var database = new PgDatabase(PSQL, "app", "joe", options);
        assertThat(database.compare(answer(database, "app|joe|UTF8"))).isEqualTo(new Change.Same());
        assertThat(edit(database.compare(answer(database, "app|ann|UTF8"))).lines())
                .containsExactly("- owner ann", "+ owner joe");
        assertThat(database.compare(answer(database, "app|joe|LATIN1"))).isInstanceOf(Change.Refused.class);
        assertThat(edit(database.compare(answer(database, "postgres|joe|UTF8")))
                        .actions()
                        .getFirst()
                        .shell())
                .contains("create database \"app\" owner \"joe\" ENCODING = 'UTF8';");
    }

    @Test
    void extensionsAndGrants() {
        var extension = new PgExtension(PSQL, "pg_stat_statements");
        assertThat(extension.compare(answer(extension, "plpgsql", "pg_stat_statements")))
                .isEqualTo(new Change.Same());
        assertThat(edit(extension.compare(answer(extension, "plpgsql"))).lines())
                .containsExactly("+ pg_stat_statements");
        var grant = new PgGrant(PSQL, "select true", "grant a to b");
        assertThat(grant.compare(answer(grant, "t"))).isEqualTo(new Change.Same());
        assertThat(edit(grant.compare(answer(grant, "f"))).lines()).containsExactly("+ grant a to b");
    }

    @Test
    void nothingCanBeSaidWherePostgresDoesNotRun() {
        for (var resource : List.of(
                ROLE,
                new ReplicationSlot(PSQL, "a"),
                new PgDatabase(PSQL, "a", "b"),
                new PgExtension(PSQL, "a"),
                new PgGrant(PSQL, "a", "b"))) {
            assertThat(resource.compare(KnownFacts.none())).isInstanceOf(Change.Later.class);
        }
    }

    @Test
    void aSettingSaysWhatItNeeds() {
        var settings = new LinkedHashMap<>(Map.of("max_connections", "100", "work_mem", "8MB"));
        var conf = new PostgresConf("/c", "# x\n", settings, "postgres", PSQL, "unit postgres");
        var old = "644 postgres postgres 1 regular file\n# x\nmax_connections = 50\nport = 5432\n";
        var known = KnownFacts.of(Files.content("/c"), old);
        assertThat(edit(conf.compare(known.facts())).effects()).isEmpty();
        known.and(
                PgSetting.all(PSQL),
                "max_connections|50||postmaster|f\nwork_mem|4096|kB|user|f\nport|5432||postmaster|f\n"
                        .replace('|', '\u001f'));
        assertThat(edit(conf.compare(known.facts())).effects())
                .containsExactly(
                        new Effect(Effect.Kind.RESTART, "unit postgres", "max_connections"),
                        new Effect(Effect.Kind.RESTART, "unit postgres", "port"),
                        new Effect(Effect.Kind.RELOAD, "unit postgres", "work_mem"));
    }

    @Test
    void literalsAndNamesAreQuoted() {
        assertThat(Sql.literal("it's")).isEqualTo("'it''s'");
        assertThat(Sql.literal("a\\'b")).isEqualTo("E'a\\\\''b'");
        assertThat(Sql.identifier("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @Test
    void editsThatFollowEachOtherShareOnePsqlAndKeepTheirOwnEnds() {
        var frame = Frame.fresh();
        var edits = new TreeMap<Integer, List<String>>(Map.of(3, List.of("one", "two"), 4, List.of("three")));

        assertThat(PSQL.joined(edits, frame))
                .containsOnlyOnce("psql")
                .contains("ON_ERROR_STOP=1")
                .containsSubsequence(
                        "\\warn '" + frame.begin(3) + "'\none;\ntwo;\n",
                        "\\warn '" + frame.end(3) + "0'\n",
                        "\\warn '" + frame.begin(4) + "'\nthree;\n",
                        "\\warn '" + frame.end(4) + "0'\nHOWDAH_SQL\n");
    }
}
