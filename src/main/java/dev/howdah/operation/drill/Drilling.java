package dev.howdah.operation.drill;

import dev.howdah.engine.Event;
import dev.howdah.engine.Host;
import dev.howdah.engine.JsonJournal;
import dev.howdah.engine.Listener;
import dev.howdah.engine.RunId;
import dev.howdah.engine.Stop;
import dev.howdah.model.Platform;
import dev.howdah.operation.ClusterHome;
import dev.howdah.operation.DeployOptions;
import dev.howdah.operation.Deploying;
import dev.howdah.operation.Glance;
import dev.howdah.operation.Hosts;
import dev.howdah.operation.RunLock;
import dev.howdah.operation.Site;
import dev.howdah.operation.ThisRun;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Happening.Tone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Breaks the primary of a cluster on purpose, as often as asked, and measures what an application feels of it.
///
/// Between two drills the cluster has to be whole again: where the member that was hit does not come back by itself,
/// only the user's word lets it be cloned anew.
public final class Drilling {

    private static final int AT_ONCE = 64;
    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final InstantSource clock;

    public Drilling(InstantSource clock) {
        this.clock = clock;
    }

    public DrillResult run(Path directory, DrillOptions options, Consumer<Happening> told, Stop stop) {
        var home = ClusterHome.open(directory);
        checkConsent(home, options);
        Crowd.check(home, options.way());
        var reports = new ArrayList<DrillReport>();
        for (int number = 1; number <= options.count() && !stop.isRequested(); number++) {
            if (number > 1) {
                told.accept(
                        new Happening(clock.instant(), Tone.PLAIN, "", "drill " + number + " of " + options.count()));
            }
            Optional<DrillReport> report;
            try {
                report = once(home, options, number > 1 ? SETTLING : Duration.ZERO, told, stop);
            } catch (ProblemException e) {
                if (reports.isEmpty()) {
                    throw e;
                }
                // what the drills before it have measured is not lost
                return new DrillResult(reports, e.problems(), false);
            }
            report.ifPresent(reports::add);
            boolean last = number == options.count();
            var trouble = report.flatMap(done -> restore(home, options, done, last, told, stop));
            if (trouble.isPresent()) {
                return new DrillResult(reports, List.of(trouble.get()), false);
            }
        }
        return new DrillResult(reports, List.of(), stop.isRequested());
    }

    private static void checkConsent(ClusterHome home, DrillOptions options) {
        if (!(home.cluster().platform() instanceof Platform.Docker) && !options.mayInterrupt()) {
            throw ProblemException.wrongInput(Problem.inOption(
                            "drill",
                            home.cluster().name() + " runs on platform "
                                    + home.cluster().platform().word()
                                    + ", and a drill interrupts its service")
                    .withRemedy("say --this-will-interrupt-service where that is wished"));
        }
    }

    private Optional<DrillReport> once(
            ClusterHome home, DrillOptions options, Duration settling, Consumer<Happening> told, Stop stop) {
        var run = ThisRun.begin(clock.instant());
        try (var _ = RunLock.take(home.notes(), run);
                var site = Site.open(home);
                var journal = JsonJournal.open(home.directory(), run)) {
            FaultNote.refuseIfAny(home.notes());
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            var fitness = fit(home, hosts, settling, stop);
            fitness.throwIfUnfit();
            var breaking = new Breaking(home.cluster(), hosts, site.platform().faults());
            breaking.check(options.fault(), fitness.seen().primary());
            Consumer<Happening> both = happening -> {
                journal.on(new Event.Noted(happening.at(), happening.where(), happening.what()));
                told.accept(happening);
            };
            return recorded(
                    journal,
                    run,
                    new Course(home, hosts, breaking, fitness, options, both, stop, new SteadyClock(clock)));
        }
    }

    private Optional<DrillReport> recorded(JsonJournal journal, RunId run, Course course) {
        var began = clock.instant();
        journal.on(new Event.RunStarted(began, run.id(), "drill", new LinkedHashMap<>()));
        var report = course.run();
        boolean good = report.filter(DrillReport::isGood).isPresent();
        journal.on(new Event.RunEnded(clock.instant(), good, Duration.between(began, clock.instant())));
        return report;
    }

    /// After another drill members may need a while to be found in their places.
    private Fitness fit(ClusterHome home, Map<String, Host> hosts, Duration settling, Stop stop) {
        var latest = new ArrayList<Fitness>();
        boolean _ = new Patience(stop).await(settling, LOOK_AGAIN, () -> {
            latest.add(new Fitness(Glance.at(home.cluster(), new LinkedHashMap<>(hosts), List.of(), clock)));
            return latest.getLast().faults().isEmpty();
        });
        return latest.getLast();
    }

    /// Clones the member that was hit anew, where it stays out and the user agreed.
    private Optional<Problem> restore(
            ClusterHome home,
            DrillOptions options,
            DrillReport report,
            boolean last,
            Consumer<Happening> told,
            Stop stop) {
        if (report.remedy().isEmpty() || stop.isRequested() || (last && !options.restore())) {
            return Optional.empty();
        }
        if (!options.restore()) {
            return Optional.of(Problem.here("the next drill is not begun: " + report.end())
                    .withRemedy(report.remedy().get() + ", or say --restore and the drill does it"));
        }
        told.accept(new Happening(clock.instant(), Tone.DEED, report.victim(), "is cloned anew"));
        var deploy = new DeployOptions(AT_ONCE, false, Set.of(report.victim()), plan -> {});
        var done = new Deploying(clock).deploy(home.directory(), deploy, Listener.all(List.of()), stop);
        return done.isGood() ? Optional.empty() : done.failures().stream().findFirst();
    }

    /// Undoes what a drill that was killed has left, wherever it was.
    ///
    /// @return whether there was anything
    public boolean undo(Path directory, Consumer<Happening> told) {
        var home = ClusterHome.open(directory);
        try (var _ = RunLock.take(home.notes(), ThisRun.begin(clock.instant()));
                var site = Site.open(home)) {
            var note = FaultNote.find(home.notes());
            if (note.isEmpty()) {
                return false;
            }
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            var breaking = new Breaking(home.cluster(), hosts, site.platform().faults());
            new LeftBehind(home, hosts, breaking, note.get(), clock, told).undo();
            return true;
        }
    }
}
