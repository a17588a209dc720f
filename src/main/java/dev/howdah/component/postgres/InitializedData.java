package dev.howdah.component.postgres;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import dev.howdah.topology.DataDirectory;
import dev.howdah.topology.DataDirectoryFact;
import java.util.List;
import java.util.Optional;

/// A data directory made by initdb, where there is none. One that is there is never touched, only checked.
///
/// @param mayNot empty where initdb is right; else why a missing data directory must not be made anew
/// @param outdated empty where data that is there may run; else why it must not
record InitializedData(
        String host,
        Building building,
        int major,
        String locale,
        List<String> options,
        Optional<Problem> mayNot,
        Optional<Problem> outdated)
        implements Resource {

    @Override
    public String address() {
        return "data directory " + building.place();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(fact());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(fact()), found -> found.map(this::check).orElseGet(this::initialize));
    }

    private Fact<Optional<DataDirectory>> fact() {
        return DataDirectoryFact.of(building.place(), building.paths().binaries());
    }

    private Change check(DataDirectory data) {
        return DataChecks.problem(
                        host, building.place(), data, major, building.paths().user())
                .or(() -> outdated)
                .<Change>map(Change.Refused::new)
                .orElseGet(this::same);
    }

    private Change initialize() {
        return mayNot.<Change>map(Change.Refused::new)
                .orElseGet(() -> new Change.Edit(
                        Verb.CREATE,
                        List.of("+ initdb, Postgres " + major + ", locale " + locale + ", "
                                + String.join(" ", options)),
                        List.of(Action.of("initdb " + building.place(), script())),
                        List.of(new Effect(Effect.Kind.DATA, address(), "a new, empty database"))));
    }

    private String script() {
        var words = new StringBuilder();
        options.forEach(option -> words.append(' ').append(quote(option)));
        return building.prepare()
                + "runuser -u %s -- env TZ=UTC %s/initdb -D \"$site\" -U %s --locale=%s --encoding=UTF8"
                        .formatted(
                                building.paths().user(),
                                building.paths().binaries(),
                                building.paths().user(),
                                quote(locale))
                + " --auth-local=peer --auth-host=scram-sha-256" + (major >= 14 ? " --no-instructions" : "") + words
                + "\n"
                + building.finish();
    }
}
