package dev.howdah.operation.drill;

import dev.howdah.engine.Host;
import dev.howdah.engine.Stop;
import dev.howdah.model.Instance;
import dev.howdah.operation.ClusterHome;
import dev.howdah.operation.Components;
import dev.howdah.operation.drill.Recorded.Part;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.secret.RandomPassword;
import dev.howdah.topology.drill.DrillReport;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Happening;
import dev.howdah.topology.drill.Happening.Tone;
import dev.howdah.topology.drill.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One drill from its beginning to its end, on a cluster that was found whole.
///
/// 1. what will be broken is noted in the cluster's directory, 2. the drill's own role and schema are made, 3. clients
/// write, read and look until all goes smoothly, 4. the primary is broken, 5. the clients are watched until rows are
/// taken again, the rest of the members follows and backups stream, 6. the fault is undone, 7. they are watched until
/// the member that was hit is back or stays out, and a second primary is stopped, 8. the rows that were acknowledged
/// are
/// compared with those that are there, 9. role, schema and note are removed.
///
/// Promised: whatever happens from 4 on, the fault is undone, and where even that fails the note stays and says so.
/// Nobody's data is touched but the drill's own.
final class Course {

    private static final Duration SMOOTH = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration LEAST_WAIT = Duration.ofMinutes(2);
    private static final Duration REST = Duration.ofSeconds(90);
    private static final Duration RETURN = Duration.ofMinutes(3);
    private static final Duration OUT = Duration.ofSeconds(10);

    private final ClusterHome home;
    private final Map<String, Host> hosts;
    private final Breaking breaking;
    private final Fitness fitness;
    private final DrillOptions options;
    private final Consumer<Happening> told;
    private final Stop stop;
    private final SteadyClock clock;
    private final String victim;
    private final Playground playground;
    private final Optional<Promise> promise;
    private final Recording recording = new Recording();
    private final Split split;
    private final List<Happening> happenings = new ArrayList<>();
    private Instant startedAt;
    private Optional<Instant> faultAt = Optional.empty();
    private Optional<Instant> undoneAt = Optional.empty();

    Course(
            ClusterHome home,
            Map<String, Host> hosts,
            Breaking breaking,
            Fitness fitness,
            DrillOptions options,
            Consumer<Happening> told,
            Stop stop,
            SteadyClock clock) {
        this.home = home;
        this.hosts = hosts;
        this.breaking = breaking;
        this.fitness = fitness;
        this.options = options;
        this.told = told;
        this.stop = stop;
        this.clock = clock;
        this.victim = fitness.seen().primary();
        this.playground = new Playground(home.cluster());
        this.promise = WorstCase.of(home.cluster(), options.fault(), options.way());
        this.startedAt = clock.instant();
        this.split = new Split(recording, victim, () -> {
            breaking.stopPostgres(victim);
            tell(Tone.BAD, victim, "the drill has stopped Postgres here: two members were primary");
        });
    }

    /// @return empty where the user stopped it
    Optional<DrillReport> run() {
        var fault = options.fault();
        new FaultNote(fault, victim).write(home.notes());
        try {
            var password = RandomPassword.make();
            playground.make(host(victim), password);
            try (var _ = Crowd.start(home, options.way(), password, recording, clock)) {
                warmUp();
                if (!stop.isRequested()) {
                    breakIt(fault);
                    watchTheOthers();
                }
                undo(fault);
                watchTheVictim();
            }
            var endedAt = clock.instant();
            return stop.isRequested() ? Optional.empty() : Optional.of(report(endedAt));
        } finally {
            cleanUp(fault);
        }
    }

    private void warmUp() {
        var smooth = await(WARM_UP, () -> flows() && everybodyAnswers() && recording.reads() > 0);
        if (!smooth && !stop.isRequested()) {
            throw new ProblemException(
                    Category.UNREACHABLE,
                    Problem.here("the drill's clients cannot work with the cluster from here; nothing was broken")
                            .withEvidence(List.of("rows: " + recording.rows(), "last error: " + recording.trouble()))
                            .withRemedy(
                                    "the addresses that `howdah dsn` prints have to be reachable from this machine"));
        }
        startedAt = clock.instant().minus(SMOOTH);
        tell(Tone.PLAIN, "", victim + " is primary, all others follow; " + recording.rows() + " rows are written");
    }

    private boolean everybodyAnswers() {
        return recording.latest().size() == home.cluster().dataInstances().size()
                && recording.latest().stream().allMatch(sight -> sight.part() != Part.SILENT);
    }

    private boolean flows() {
        var now = clock.instant();
        return recording
                .flowingSince(PAUSE, now)
                .filter(since -> Duration.between(since, now).compareTo(SMOOTH) >= 0)
                .isPresent();
    }

    private void breakIt(Fault fault) {
        faultAt = Optional.of(clock.instant());
        breaking.apply(fault, victim);
        tell(Tone.DEED, victim, fault.what());
    }

    private void watchTheOthers() {
        var fault = faultAt.orElseThrow();
        var least = options.fault() == Fault.DISK_FULL ? Duration.ofSeconds(30) : Duration.ofSeconds(5);
        var limit = promise.map(Promise::most).orElse(Duration.ZERO).plusSeconds(60);
        boolean back = await(
                limit.compareTo(LEAST_WAIT) > 0 ? limit : LEAST_WAIT,
                () -> Duration.between(fault, clock.instant()).compareTo(least) > 0 && flows());
        if (back) {
            tell(Tone.GOOD, recording.lastPrimary().orElse(""), "takes rows" + pauseInWords());
            await(REST, () -> arithmetic(clock.instant()).redundantAfter().isPresent() && backupsStream());
        } else if (!stop.isRequested()) {
            tell(Tone.BAD, "", "no member takes rows");
        }
    }

    private String pauseInWords() {
        return arithmetic(clock.instant())
                .writeGap()
                .map(gap -> String.format(Locale.ROOT, ", after a pause of %.1f s", gap.toMillis() / 1000.0))
                .orElse("");
    }

    private boolean backupsStream() {
        return fitness.slots().isEmpty() || arithmetic(clock.instant()).backupsStreamFor(SMOOTH);
    }

    private void undo(Fault fault) {
        if (faultAt.isEmpty() || undoneAt.isPresent()) {
            return;
        }
        breaking.undo(fault, victim);
        if (fault.lasts()) {
            undoneAt = Optional.of(clock.instant());
            tell(Tone.DEED, victim, "the fault is undone");
        }
        if (fault == Fault.KILL_MANAGER) {
            breaking.startManager(victim);
        }
        startWhereNobodyTookOver(fault);
    }

    /// A killed Postgres, or one that a full disk has ended, is started where no other member is primary or becomes one
    /// in the time that the failover manager has for it.
    private void startWhereNobodyTookOver(Fault fault) {
        if ((fault == Fault.KILL_POSTGRES || fault == Fault.DISK_FULL)
                && !Components.failoverManager(home.cluster()).runsPostgres()) {
            var limit = promise.map(Promise::most).orElse(PAUSE);
            boolean primary = new Patience(new Stop())
                    .await(limit, POLL, () -> recording.lastPrimary().isPresent());
            if (!primary) {
                breaking.startPostgres(victim);
                tell(Tone.DEED, victim, "Postgres is started, as nobody took over");
            }
        }
    }

    private void watchTheVictim() {
        if (faultAt.isEmpty()) {
            return;
        }
        var since = clock.instant();
        await(RETURN, () -> {
            split.endWhereLong(arithmetic(clock.instant()).twoPrimaries(), clock.instant());
            return (arithmetic(clock.instant()).wholeAfter().isPresent() && backupsStream() && flows())
                    || (backupsStream() && staysOut(since));
        });
        split.end();
    }

    private boolean staysOut(Instant since) {
        boolean longEnough = Duration.between(since, clock.instant()).compareTo(OUT) > 0;
        boolean silent = recording.latest().stream()
                .anyMatch(sight -> sight.member().equals(victim) && sight.part() == Part.SILENT);
        return longEnough && silent && breaking.staysOut(victim);
    }

    private Arithmetic arithmetic(Instant now) {
        return new Arithmetic(bounds(now), recording.soFar());
    }

    private Bounds bounds(Instant endedAt) {
        return new Bounds(
                startedAt,
                faultAt.orElse(endedAt),
                undoneAt,
                endedAt,
                victim,
                home.cluster().dataInstances().stream().map(Instance::name).toList(),
                fitness.slots(),
                fitness.source());
    }

    private DrillReport report(Instant endedAt) {
        var primary = recording.lastPrimary();
        var rows = primary.map(name -> playground.rows(host(name))).orElse(Set.of());
        var barman = new BarmanAsked(home.cluster(), hosts).faults();
        if (!fitness.slots().isEmpty()) {
            tell(
                    barman.isEmpty() ? Tone.GOOD : Tone.BAD,
                    "",
                    barman.isEmpty()
                            ? "Barman itself says that WAL is received"
                            : "Barman: " + String.join("; ", barman));
        }
        return new Verdicts(home, options, bounds(endedAt), recording.soFar(), promise, barman)
                .report(rows, primary, happenings);
    }

    /// What the drill made goes; the note only where nothing is left.
    private void cleanUp(Fault fault) {
        undo(fault);
        var primary = recording.lastPrimary().orElse(victim);
        playground.remove(host(primary));
        FaultNote.remove(home.notes());
    }

    private boolean await(Duration limit, BooleanSupplier condition) {
        return new Patience(stop).await(limit, POLL, condition);
    }

    private void tell(Tone tone, String where, String what) {
        var happening = new Happening(clock.instant(), tone, where, what);
        happenings.add(happening);
        told.accept(happening);
    }

    private Host host(String name) {
        return Objects.requireNonNull(hosts.get(name));
    }
}
