package dev.howdah.resource;

import dev.howdah.engine.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A role as it is.
///
/// @param attributes that it has, as in CREATE ROLE
/// @param passwordSum SHA-256 of what Postgres keeps of its password; empty where it has none
record PgRoleState(Set<String> attributes, String passwordSum, Set<String> memberOf) {

    private static final List<String> ATTRIBUTES =
            List.of("SUPERUSER", "CREATEDB", "CREATEROLE", "REPLICATION", "LOGIN", "INHERIT", "BYPASSRLS");

    private static final String QUERY = """
            select rolname, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolcanlogin, rolinherit, rolbypassrls, \
            encode(sha256(convert_to(rolpassword, 'UTF8')), 'hex'), \
            (select string_agg(g.rolname, chr(30)) from pg_auth_members m join pg_roles g on g.oid = m.roleid \
            where m.member = a.oid), rolconnlimit from pg_authid a where oid >= 16384 or oid = 10""";

    PgRoleState {
        attributes = Set.copyOf(attributes);
        memberOf = Set.copyOf(memberOf);
    }

    /// All roles but those that Postgres itself brings, by name.
    static Fact<Map<String, PgRoleState>> all(Psql psql) {
        return Fact.of("roles", psql, QUERY, PgRoleState::read);
    }

    /// Whether an attribute such as LOGIN or NOLOGIN is as said.
    boolean has(String attribute) {
        boolean negative = attribute.startsWith("NO") && ATTRIBUTES.contains(attribute.substring(2));
        return negative ? !attributes.contains(attribute.substring(2)) : attributes.contains(attribute);
    }

    static Map<String, PgRoleState> read(String answer) {
        var roles = new HashMap<String, PgRoleState>();
        for (var row : Psql.rows(answer)) {
            var attributes = new ArrayList<String>();
            for (int i = 0; i < ATTRIBUTES.size(); i++) {
                if (row.get(i + 1).equals("t")) {
                    attributes.add(ATTRIBUTES.get(i));
                }
            }
            int next = ATTRIBUTES.size() + 1;
            var groups = row.get(next + 1);
            attributes.add("CONNECTION LIMIT " + row.get(next + 2));
            roles.put(
                    row.getFirst(),
                    new PgRoleState(
                            new HashSet<>(attributes),
                            row.get(next),
                            groups.isEmpty() ? Set.of() : new HashSet<>(List.of(groups.split("\u001e", -1)))));
        }
        return Map.copyOf(roles);
    }
}
