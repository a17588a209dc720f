package dev.howdah.operation;

import dev.howdah.engine.Listener;
import dev.howdah.operation.switchover.Following;
import dev.howdah.operation.switchover.NewUpstream;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Lets a standby stream from another member, and drops its slots where it has no more use for them.
public final class Follow {

    private static final int AT_ONCE = 64;

    /// How it ended.
    ///
    /// @param changed whether anything was to be done
    /// @param upstream that it is to follow
    public record Report(boolean changed, String upstream, List<Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    private final InstantSource clock;

    public Follow(InstantSource clock) {
        this.clock = clock;
    }

    /// @param upstream as the user says; else as config.yml says
    /// @param shown gets the plan, a sentence each, before anything is changed
    /// @throws ProblemException names all that stands in the way
    public Report run(
            Path directory,
            String name,
            Optional<String> upstream,
            MoveOptions options,
            Consumer<List<String>> shown,
            Listener display) {
        Site.foresee(directory);
        var home = ClusterHome.open(directory);
        InstanceNames.check(home.cluster(), "NODE", Set.of(name));
        upstream.ifPresent(word -> InstanceNames.check(home.cluster(), "UPSTREAM", Set.of(word)));
        var run = ThisRun.begin(clock.instant());
        try (var _ = RunLock.take(home.notes(), run);
                var site = Site.open(home)) {
            var hosts = Hosts.of(home.cluster(), site.connections(), AT_ONCE);
            var aftercare = Aftercare.before(home, hosts, run.id(), clock);
            var deployment = aftercare.look().deployment();
            var wish = NewUpstream.of(deployment.now(), deployment.manager(), name, upstream);
            var refused = wish.problems();
            if (!refused.isEmpty()) {
                throw new ProblemException(Category.CHECK_FAILED, refused);
            }
            var lines = wish.lines();
            if (lines.isEmpty()) {
                return new Report(false, wish.upstream().name(), List.of());
            }
            shown.accept(lines);
            if (options.dryRun()) {
                return new Report(true, wish.upstream().name(), List.of());
            }
            var problems = new PrimaryChange(
                            home, ThisRun.lock(run, options.breakLock()), "follow", hosts, deployment, display, clock)
                    .carriedOut(
                            aftercare.look().unreachable().keySet(),
                            (sequence, settling) -> new Following(wish, sequence).run(() -> settling.apply(aftercare)),
                            List::isEmpty);
            return new Report(true, wish.upstream().name(), problems);
        }
    }
}
