package dev.howdah.operation;

import dev.howdah.engine.Event;
import dev.howdah.engine.JsonJournal;
import dev.howdah.engine.Outcome;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Sequence;
import dev.howdah.engine.Step;
import dev.howdah.model.FailoverChoice;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Lets automatic failover stand still, for work on hosts that it must not take for faults, and lets it go on.
public final class Maintenance {

    private static final int AT_ONCE = 64;

    /// How it ended.
    ///
    /// @param manager such as repmgr
    /// @param outcomes by instance
    public record Report(String manager, boolean still, SequencedMap<String, Outcome> outcomes) {

        public List<Problem> failures() {
            return outcomes.values().stream()
                    .filter(Outcome.Failed.class::isInstance)
                    .map(outcome -> ((Outcome.Failed) outcome).problem())
                    .toList();
        }

        public boolean changedNothing() {
            return outcomes.values().stream().allMatch(Outcome.Unchanged.class::isInstance);
        }
    }

    private final InstantSource clock;

    public Maintenance(InstantSource clock) {
        this.clock = clock;
    }

    /// @param still whether it is to stand still; else it goes on
    /// @param breakLock the user's word that locks of other runs are stale
    public Report set(Path directory, boolean still, boolean breakLock) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        var resources = resources(home, still);
        var run = ThisRun.begin(clock.instant());
        try (var _ = RunLock.take(home.notes(), run);
                var site = Site.open(home);
                var journal = JsonJournal.open(home.directory(), run)) {
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            var lock = ThisRun.lock(run, breakLock);
            var started = clock.instant();
            var counts = new LinkedHashMap<String, Integer>();
            resources.keySet().forEach(name -> counts.put(name, 1));
            journal.on(new Event.RunStarted(started, run.id(), still ? "pause" : "resume", counts));
            try (var sequence = Sequence.on(resources.keySet(), hosts, lock, journal, clock, line -> line)) {
                var outcomes = taken(home, resources, still, sequence);
                boolean good = outcomes.values().stream().allMatch(Outcome::isGood);
                journal.on(new Event.RunEnded(clock.instant(), good, Duration.between(started, clock.instant())));
                return new Report(home.cluster().failover().word(), still, outcomes);
            }
        }
    }

    private static SequencedMap<String, Outcome> taken(
            ClusterHome home, SequencedMap<String, Resource> resources, boolean still, Sequence sequence) {
        boolean asOne = Components.failoverManager(home.cluster()).standsStillAsOne();
        if (!asOne && !still) {
            return new Resuming(home.cluster(), resources, sequence).run();
        }
        var outcomes = new LinkedHashMap<String, Outcome>();
        for (var entry : resources.entrySet()) {
            var outcome = sequence.take(entry.getKey(), Step.of("automatic failover", List.of(entry.getValue())));
            if (asOne && outcome.isGood()) {
                outcomes.clear();
            }
            outcomes.put(entry.getKey(), outcome);
            if (asOne && outcome.isGood()) {
                break;
            }
        }
        return outcomes;
    }

    private static SequencedMap<String, Resource> resources(ClusterHome home, boolean still) {
        var cluster = home.cluster();
        var resources = new LinkedHashMap<String, Resource>();
        for (var instance : cluster.instances()) {
            Components.failoverManager(cluster)
                    .standingStill(cluster, instance, still)
                    .ifPresent(resource -> resources.put(instance.name(), resource));
        }
        if (resources.isEmpty()) {
            var remedy = cluster.failover() == FailoverChoice.EFM
                    ? "'efm stop-cluster' on one host stops all its agents, and the next deploy starts them"
                    : "use its own command";
            throw new ProblemException(
                    Category.WRONG_INPUT,
                    Problem.here("automatic failover by " + cluster.failover().word() + " cannot be paused here yet")
                            .withRemedy(remedy));
        }
        return resources;
    }
}
