package dev.howdah.resource;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.List;

/// Something granted, or any other state of a database that one query tells and one statement brings about.
///
/// @param done a query that yields `t` where it is in place
/// @param statement brings it about
public record PgGrant(Psql psql, String done, String statement) implements Resource {

    @Override
    public String address() {
        return "grant in " + psql.database() + ": " + statement;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(inPlace());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(inPlace()),
                inPlace -> inPlace
                        ? same()
                        : edit(Verb.UPDATE, List.of("+ " + statement), psql.action(statement, List.of(statement))));
    }

    private Fact<Boolean> inPlace() {
        return Fact.of("grants", psql, done, answer -> answer.strip().equals("t"));
    }
}
