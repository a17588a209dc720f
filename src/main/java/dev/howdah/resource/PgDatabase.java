package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A database with its owner. It is never dropped here.
///
/// @param options of CREATE DATABASE, used only when it is made, such as ENCODING → UTF8 or TEMPLATE → template0
public record PgDatabase(Psql psql, String name, String owner, SequencedMap<String, String> options)
        implements Resource {

    private record Found(String owner, String encoding) {}

    public PgDatabase {
        options = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(options));
    }

    public PgDatabase(Psql psql, String name, String owner) {
        this(psql, name, owner, new LinkedHashMap<>());
    }

    @Override
    public String address() {
        return "database " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(all());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(all()), (Map<String, Found> databases) -> compare(Optional.ofNullable(databases.get(name))));
    }

    private Change compare(Optional<Found> found) {
        if (found.isEmpty()) {
            return create();
        }
        var encoding = options.getOrDefault("ENCODING", found.get().encoding());
        if (!plain(encoding).equals(plain(found.get().encoding()))) {
            return refused(Problem.here("database " + name + " has encoding "
                            + found.get().encoding() + " and should have " + encoding)
                    .withRemedy("an encoding cannot be changed: dump the database and load it into a new one"));
        }
        return found.get().owner().equals(owner)
                ? same()
                : edit(
                        Verb.UPDATE,
                        List.of("- owner " + found.get().owner(), "+ owner " + owner),
                        Action.of(
                                "change the owner of database " + name,
                                psql.statements(List.of("alter database " + Sql.identifier(name) + " owner to "
                                        + Sql.identifier(owner)))));
    }

    private static String plain(String encoding) {
        return encoding.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private Change create() {
        var statement = new StringBuilder("create database ")
                .append(Sql.identifier(name))
                .append(" owner ")
                .append(Sql.identifier(owner));
        var lines = new ArrayList<>(List.of("+ owner " + owner));
        options.forEach((option, value) -> {
            statement.append(' ').append(option).append(" = ");
            statement.append(option.equals("TEMPLATE") ? Sql.identifier(value) : Sql.literal(value));
            lines.add("+ " + option + " " + value);
        });
        return edit(
                Verb.CREATE,
                lines,
                Action.of("create database " + name, psql.statements(List.of(statement.toString()))));
    }

    private Fact<Map<String, Found>> all() {
        var query = "select datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding) from pg_database";
        return Fact.of("databases", psql, query, answer -> {
            var databases = new HashMap<String, Found>();
            Psql.rows(answer).forEach(row -> databases.put(row.get(0), new Found(row.get(1), row.get(2))));
            return Map.copyOf(databases);
        });
    }
}
