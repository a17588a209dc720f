package dev.howdah.resource;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An extension in one database. One that is there is left in its version and schema.
///
/// @param psql to the database that it is in
/// @param schema where it is made; empty for its own default
public record PgExtension(Psql psql, String name, Optional<String> version, Optional<String> schema)
        implements Resource {

    public PgExtension(Psql psql, String name) {
        this(psql, name, Optional.empty(), Optional.empty());
    }

    @Override
    public String address() {
        return "extension " + name + " in " + psql.database();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(all());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(all()), names -> names.contains(name) ? same() : create());
    }

    private Change create() {
        var statement = "create extension if not exists " + Sql.identifier(name)
                + schema.map(text -> " schema " + Sql.identifier(text)).orElse("")
                + version.map(text -> " version " + Sql.literal(text)).orElse("") + " cascade";
        return edit(
                Verb.CREATE,
                List.of("+ " + name + version.map(text -> " " + text).orElse("")),
                psql.action("create " + address(), List.of(statement)));
    }

    private Fact<Set<String>> all() {
        return Fact.of(
                "extensions of " + psql.database(),
                psql,
                "select extname from pg_extension",
                answer -> answer.lines().filter(line -> !line.isEmpty()).collect(Collectors.toUnmodifiableSet()));
    }
}
