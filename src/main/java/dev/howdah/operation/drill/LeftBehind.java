package dev.howdah.operation.drill;

import dev.howdah.engine.Host;
import dev.howdah.engine.Stop;
import dev.howdah.operation.ClusterHome;
import dev.howdah.operation.Components;
import dev.howdah.operation.Glance;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Happening.Tone;
import dev.howdah.topology.drill.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// What a drill that did not come to its end has left: its fault, and its role and schema. Of two primaries the one
/// that
/// was hit is stopped.
record LeftBehind(
        ClusterHome home,
        Map<String, Host> hosts,
        Breaking breaking,
        FaultNote note,
        InstantSource clock,
        Consumer<Happening> told) {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofSeconds(60);

    void undo() {
        breaking.undo(note.fault(), note.victim());
        tell(Tone.DEED, note.victim(), note.fault().word() + " is undone");
        if (note.fault() == Fault.KILL_MANAGER) {
            breaking.startManager(note.victim());
        }
        var promise = WorstCase.of(home.cluster(), note.fault(), "direct")
                .map(Promise::most)
                .orElse(LEAST);
        if (!awaitPrimary(promise)
                && !Components.failoverManager(home.cluster()).runsPostgres()) {
            breaking.startPostgres(note.victim());
            tell(Tone.DEED, note.victim(), "Postgres is started, as nobody took over");
            awaitPrimary(LEAST);
        }
        endSplit();
        removePlayground();
        FaultNote.remove(home.notes());
    }

    private boolean awaitPrimary(Duration limit) {
        return new Patience(new Stop()).await(limit, POLL, () -> !primaries().isEmpty());
    }

    private List<String> primaries() {
        return Glance.at(home.cluster(), new LinkedHashMap<>(hosts), List.of(), clock)
                .topology()
                .primaries();
    }

    /// One look may catch a former primary that is about to step down by itself.
    private void endSplit() {
        boolean one = new Patience(new Stop())
                .await(Duration.ofSeconds(15), POLL, () -> primaries().size() < 2);
        if (!one && primaries().contains(note.victim())) {
            breaking.stopPostgres(note.victim());
            tell(Tone.BAD, note.victim(), "Postgres is stopped here: two members were primary");
        }
    }

    private void removePlayground() {
        var primaries = primaries();
        if (primaries.size() != 1) {
            throw new ProblemException(
                    Category.STEP_FAILED,
                    Problem.here("there is no single primary to remove the drill's role and schema from")
                            .withRemedy("see `howdah status`; then run the same command again"));
        }
        new Playground(home.cluster()).remove(Objects.requireNonNull(hosts.get(primaries.getFirst())));
        tell(Tone.GOOD, primaries.getFirst(), "is primary; the drill's role and schema are gone");
    }

    private void tell(Tone tone, String where, String what) {
        told.accept(new Happening(clock.instant(), tone, where, what));
    }
}
