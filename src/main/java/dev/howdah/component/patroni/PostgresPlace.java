package dev.howdah.component.patroni;

import static dev.howdah.host.Script.quote;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.problem.Problem;
import dev.howdah.resource.UnitState;
import dev.howdah.resource.Units;
import java.util.List;
import java.util.Optional;

/// Nothing stands in the way of a Patroni: no Postgres under another unit, and no data that it did not make.
///
/// It changes nothing. Patroni itself would take over data that it finds, or clear what it takes for a clone that
/// failed.
///
/// @param mayNot empty where a new cluster may be made here; else why an empty place must not become one
record PostgresPlace(PatroniConf conf, Optional<Problem> mayNot) implements Resource {

    private record Place(String what, String version) {}

    private String packagedUnit() {
        return "patroni@" + conf.cluster().name();
    }

    @Override
    public String address() {
        return "data directory " + conf.paths().dataDirectory();
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(place(), Units.state("postgres"), Units.state(packagedUnit()));
    }

    @Override
    public Change compare(Facts facts) {
        for (var unit : List.of("postgres", packagedUnit())) {
            var state = facts.ask(Units.state(unit));
            if (state.map(PostgresPlace::isInTheWay).orElse(false)) {
                return refused(problem(
                                unit + ".service runs or starts with the machine, and Patroni is to run Postgres")
                        .withRemedy("a cluster under another manager is not turned over by a deploy: keep its manager,"
                                + " or stop and disable the unit in an outage that you plan"));
            }
        }
        return given(facts.ask(place()), this::compare);
    }

    private static boolean isInTheWay(UnitState state) {
        return state.isActive() || state.isEnabled();
    }

    private Change compare(Place place) {
        var directory = conf.paths().dataDirectory();
        return switch (place.what()) {
            case "empty" -> mayNot.<Change>map(Change.Refused::new).orElseGet(this::same);
            case "ours" -> {
                var major = Integer.toString(conf.cluster().postgres().major());
                yield place.version().equals(major)
                        ? same()
                        : refused(problem(directory + " holds data of Postgres " + place.version()
                                        + ", config.yml says " + major)
                                .withRemedy("set postgres_version to " + place.version()
                                        + "; a major upgrade is not done by a deploy"));
            }
            case "foreign" ->
                refused(problem(directory + " holds data of a Postgres that Patroni has not run; it is left alone")
                        .withRemedy("look whose it is, and move it away"));
            default ->
                refused(problem(directory + " is not empty and holds no Postgres data; it is left alone")
                        .withRemedy("look what it is, and move it away"));
        };
    }

    private Problem problem(String what) {
        return Problem.onHost(conf.instance().name(), "patroni: configure", what);
    }

    private Fact<Place> place() {
        return Fact.sh(address(), """
                d=%s
                if [ ! -d "$d" ] || [ -z "$(ls -A "$d")" ]; then echo empty
                elif [ ! -f "$d/PG_VERSION" ]; then
                  if pgrep -x 'pg_basebackup|initdb' >/dev/null; then echo empty; else echo other; fi
                elif [ -f "$d/patroni.dynamic.json" ] || systemctl is-active --quiet patroni; then echo ours; cat "$d/PG_VERSION"
                else echo foreign; cat "$d/PG_VERSION"
                fi
                """.formatted(quote(conf.paths().dataDirectory())), answer -> {
            var lines = answer.lines().toList();
            return new Place(
                    lines.isEmpty() ? "" : lines.getFirst(),
                    lines.size() > 1 ? lines.get(1).strip() : "");
        });
    }
}
