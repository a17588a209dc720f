package dev.howdah.resource;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A role of Postgres with its attributes, password and memberships. What is not said is left as it is.
///
/// The password's verifier is compared by its sum, which the server computes, and set through standard input with
/// all logging of statements off: it is seen nowhere.
///
/// @param attributes as in CREATE ROLE, such as LOGIN or NOSUPERUSER
/// @param verifier what Postgres keeps of the password (SCRAM-SHA-256$…)
/// @param memberOf roles that it must be a member of
public record PgRole(Psql psql, String name, List<String> attributes, Optional<Secret> verifier, List<String> memberOf)
        implements Resource {

    public PgRole {
        attributes = attributes.stream()
                .map(attribute -> attribute.toUpperCase(Locale.ROOT))
                .toList();
        memberOf = List.copyOf(memberOf);
    }

    @Override
    public String address() {
        return "role " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(PgRoleState.all(psql));
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(PgRoleState.all(psql)),
                (Map<String, PgRoleState> roles) -> compare(Optional.ofNullable(roles.get(name))));
    }

    private Change compare(Optional<PgRoleState> found) {
        var lines = new ArrayList<String>();
        var statements = new ArrayList<String>();
        var quoted = Sql.identifier(name);
        if (found.isEmpty()) {
            statements.add("create role " + quoted);
        }
        var differing = attributes.stream()
                .filter(attribute -> found.map(role -> !role.has(attribute)).orElse(true))
                .toList();
        if (!differing.isEmpty()) {
            differing.forEach(attribute -> lines.add("+ " + attribute));
            statements.add("alter role " + quoted + " " + String.join(" ", differing));
        }
        verifier.filter(secret -> found.map(role -> !role.passwordSum().equals(Sha256.of(secret.reveal())))
                        .orElse(true))
                .ifPresent(secret -> {
                    lines.add("~ password");
                    statements.add("alter role " + quoted + " password " + Sql.literal(secret.reveal()));
                });
        memberOf.stream()
                .filter(group ->
                        found.map(role -> !role.memberOf().contains(group)).orElse(true))
                .forEach(group -> {
                    lines.add("+ member of " + group);
                    statements.add("grant " + Sql.identifier(group) + " to " + quoted);
                });
        if (statements.isEmpty()) {
            return same();
        }
        var verb = found.isEmpty() ? Verb.CREATE : Verb.UPDATE;
        var summary = (found.isEmpty() ? "create role " : "alter role ") + name;
        return edit(verb, lines, psql.action(summary, statements));
    }
}
