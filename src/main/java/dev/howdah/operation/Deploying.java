package dev.howdah.operation;

import dev.howdah.engine.Event;
import dev.howdah.engine.JsonJournal;
import dev.howdah.engine.Listener;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Parallel;
import dev.howdah.engine.RunId;
import dev.howdah.engine.Runner;
import dev.howdah.engine.StepOutcome;
import dev.howdah.engine.Stop;
import dev.howdah.host.HostUnreachable;
import dev.howdah.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// Brings a cluster to the state that config.yml describes.
///
/// What a deploy is: 1. the cluster's directory is locked, 2. the plan is made and approved, 3. missing machines are
/// made, 4. all hosts are looked at, 5. each instance walks its steps, side by side, 6. the journal is closed. Which
/// steps there are stands in [Components].
public final class Deploying {

    private final InstantSource clock;

    public Deploying(InstantSource clock) {
        this.clock = clock;
    }

    public DeployReport deploy(Path directory, DeployOptions options, Listener display, Stop stop) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        var run = ThisRun.begin(clock.instant());
        try (var _ = RunLock.take(home.notes(), run);
                var site = Site.open(home)) {
            var planned = planned(home, site, run, options);
            options.approval().accept(planned.report());
            planned.report().throwIfObstructed();
            if (planned.report().isEmpty() && planned.look().unreachable().isEmpty()) {
                return unchanged(home, run, planned.look(), display);
            }
            return act(home, site, run, options, planned, display, stop);
        }
    }

    /// Locks of runs that are gone are freed, and what they left running ends, before the look that counts.
    private Planning.Planned planned(ClusterHome home, Site site, RunId run, DeployOptions options) {
        var planning = new Planning(clock);
        var first = planning.planned(home, site, options.planning(), run.id());
        var stale = first.look().lockedBy(ThisRun::isDead);
        if (stale.isEmpty()) {
            return first;
        }
        var hosts = Hosts.of(home.cluster(), site.connections(), options.parallel());
        var lock = ThisRun.lock(run, options.breakLock());
        Parallel.map(stale, name -> {
            try {
                var host = Objects.requireNonNull(hosts.get(name));
                lock.acquire(host);
                lock.release(host);
            } catch (HostUnreachable _) {
                // the next look says so
            }
            return true;
        });
        return planning.planned(home, site, options.planning(), run.id());
    }

    private DeployReport act(
            ClusterHome home,
            Site site,
            RunId run,
            DeployOptions options,
            Planning.Planned planned,
            Listener display,
            Stop stop) {
        var started = clock.instant();
        try (var journal = JsonJournal.open(home.directory(), run)) {
            var listener = Listener.all(List.of(journal, display));
            var look = planned.look();
            listener.on(new Event.RunStarted(started, run.id(), "deploy", counts(look)));
            if (!planned.report().provisioning().isEmpty()) {
                new Provisioning(clock)
                        .provision(home, site, line -> listener.on(new Event.Noted(clock.instant(), "", line)));
                look = new Planning(clock)
                        .planned(home, site, options.planning(), run.id())
                        .look();
            }
            var outcomes = run(home, site, run, options, look, listener, stop);
            boolean good = outcomes.values().stream()
                    .flatMap(List::stream)
                    .allMatch(step -> step.outcome().isGood());
            listener.on(new Event.RunEnded(clock.instant(), good, Duration.between(started, clock.instant())));
            return new DeployReport(outcomes, journal.file(), warnings(home, journal), stop.isRequested());
        }
    }

    private SequencedMap<String, List<StepOutcome>> run(
            ClusterHome home, Site site, RunId run, DeployOptions options, Look look, Listener listener, Stop stop) {
        var hosts = Hosts.of(home.cluster(), site.connections(), options.parallel());
        var lock = ThisRun.lock(run, options.breakLock());
        var redaction = Redaction.of(look.deployment());
        var runner = new Runner(hosts, lock, listener, clock, stop, redaction);
        var outcomes = new LinkedHashMap<>(runner.run(look.score(), look.plan(), look.facts()));
        look.unreachable().forEach((name, problem) -> {
            var reached = new StepOutcome("reach the host", new Outcome.Failed(problem), Duration.ZERO);
            outcomes.put(name, List.of(reached));
            listener.on(new Event.StepEnded(clock.instant(), name, reached.step(), reached.outcome(), reached.took()));
        });
        return outcomes;
    }

    /// Nothing to change: no journal, no lock on any host, no further round trip.
    private DeployReport unchanged(ClusterHome home, RunId run, Look look, Listener display) {
        display.on(new Event.RunStarted(clock.instant(), run.id(), "deploy", counts(look)));
        var outcomes = new LinkedHashMap<String, List<StepOutcome>>();
        look.score()
                .steps()
                .forEach((name, steps) -> outcomes.put(
                        name,
                        steps.stream()
                                .map(step -> new StepOutcome(step.name(), new Outcome.Unchanged(), Duration.ZERO))
                                .toList()));
        outcomes.forEach((name, steps) -> steps.forEach(step ->
                display.on(new Event.StepEnded(clock.instant(), name, step.step(), step.outcome(), step.took()))));
        display.on(new Event.RunEnded(clock.instant(), true, Duration.ZERO));
        return new DeployReport(outcomes, home.notes().resolve("runs"), home.warnings(), false);
    }

    private static SequencedMap<String, Integer> counts(Look look) {
        var counts = new LinkedHashMap<String, Integer>();
        look.score().steps().forEach((name, steps) -> counts.put(name, steps.size()));
        return counts;
    }

    private static List<Problem> warnings(ClusterHome home, JsonJournal journal) {
        var warnings = new ArrayList<>(home.warnings());
        journal.failure().ifPresent(warnings::add);
        return warnings;
    }
}
