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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A standby's data directory, cloned from its upstream where there is none.
///
/// Steps: 1. the copy is made beside its place, through the slot that the upstream already keeps for it, so that no
/// WAL is missing; 2. it gets its connection and standby.signal; 3. it is moved to its place whole. Data that is in
/// the place is never touched, unless the user named this instance to be cloned anew: then it is moved aside, kept.
///
/// @param connection libpq parameters of the upstream, without a password
/// @param slot on the upstream
/// @param formerPrimary whether what is in the place is an old primary's data that must not run
/// @param anew whether the user gave the present data up, by name
record ClonedStandby(
        String host,
        Building building,
        String upstream,
        String connection,
        String slot,
        int major,
        boolean formerPrimary,
        boolean anew)
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
        return given(facts.ask(fact()), found -> found.map(this::check).orElseGet(() -> edit(Verb.CREATE, "", "")));
    }

    private Fact<Optional<DataDirectory>> fact() {
        return DataDirectoryFact.of(building.place(), building.paths().binaries());
    }

    private Change check(DataDirectory data) {
        var unfit = DataChecks.problem(
                host, building.place(), data, major, building.paths().user());
        if (unfit.isPresent()) {
            return refused(unfit.get());
        }
        if (formerPrimary && data.standby()) {
            return same(); // cloned anew a moment ago
        }
        if (formerPrimary && anew) {
            return edit(
                    Verb.UPDATE,
                    moveAside(),
                    "- the data of the former primary (timeline " + data.timeline() + ")" + ", moved aside to "
                            + building.place() + ".before-<time>");
        }
        return formerPrimary ? refused(former(data)) : same();
    }

    private Problem former(DataDirectory data) {
        return Problem.onHost(
                        host,
                        "postgres: data",
                        host + " was primary on timeline " + data.timeline() + " and another instance is primary now; "
                                + "it is not started, so that there are never two")
                .withEvidence(List.of("cluster state of " + building.place() + ": " + data.state()))
                .withRemedy("what it wrote last may not be on the new primary: look at it if that matters; then"
                        + " 'howdah rejoin' takes that back and lets it follow, or 'howdah deploy --reclone " + host
                        + "' keeps its data aside and clones it from "
                        + upstream);
    }

    private Change edit(Verb verb, String before, String line) {
        var lines = List.of(line, "+ cloned from " + upstream + " through slot " + slot).stream()
                .filter(text -> !text.isEmpty())
                .toList();
        return new Change.Edit(
                verb,
                lines,
                List.of(Action.of("pg_basebackup from " + upstream, before + script())
                        .within(Duration.ofHours(24))),
                List.of(new Effect(Effect.Kind.DATA, address(), "a copy of " + upstream)));
    }

    private String moveAside() {
        return "if systemctl is-active --quiet postgres; then systemctl stop postgres; fi\n"
                + "mv -T %1$s %1$s.before-\"$(date -u +%%Y%%m%%dT%%H%%M%%S)\"\nrm -f %1$s.rewinding\n"
                        .formatted(quote(building.place()));
    }

    private String script() {
        var user = building.paths().user();
        return building.prepare()
                + """
                runuser -u %s -- %s/pg_basebackup -D "$site" -d %s -X stream -S %s --checkpoint=fast --no-password
                cat > "$site/postgresql.auto.conf" <<'HOWDAH_CONF'
                # Written by Howdah when this standby was cloned; repmgr and ALTER SYSTEM write here too.
                primary_conninfo = '%s'
                primary_slot_name = '%s'
                HOWDAH_CONF
                touch "$site/standby.signal"
                chown %s: "$site/postgresql.auto.conf" "$site/standby.signal"
                chmod 0600 "$site/postgresql.auto.conf" "$site/standby.signal"
                """.formatted(
                                user,
                                building.paths().binaries(),
                                quote(connection),
                                quote(slot),
                                connection.replace("'", "''"),
                                slot,
                                user)
                + building.finish();
    }
}
