package dev.howdah.engine;

import dev.howdah.host.Script;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// Excludes two runs from each other on a host, whatever machine they come from.
///
/// The lock is a directory under /run (a reboot frees it) that names its owner. A lock whose run is known to be dead
/// is taken over; any other one stays until the user says so.
public final class HostLock {

    /// Who holds a host's lock now, asked along with all other facts.
    public static final Fact<Optional<RunId>> HOLDER = Fact.sh(
            "lock of a run",
            "cat /run/howdah.lock/run 2>/dev/null; exit 0",
            answer -> answer.isBlank() ? Optional.empty() : Optional.of(RunId.parse(answer)));

    private static final String DIRECTORY = "/run/howdah.lock";
    private static final String BUSY = "/run/howdah.busy";
    private static final int LOCKED = 75;

    private final RunId run;
    private final boolean breakOthers;
    private final Predicate<RunId> isDead;

    /// @param breakOthers the user's word that any other lock is stale
    /// @param isDead whether a run is known to have ended
    public HostLock(RunId run, boolean breakOthers, Predicate<RunId> isDead) {
        this.run = run;
        this.breakOthers = breakOthers;
        this.isDead = isDead;
    }

    public RunId run() {
        return run;
    }

    /// Takes the lock of a host.
    ///
    /// @return the stale lock that was taken over, if there was one
    /// @throws ProblemException where another run holds it
    public Optional<RunId> acquire(Host host) {
        var result = host.run(acquireScript(Optional.empty()));
        if (result.exitStatus() != LOCKED) {
            check(host, result.succeeded(), result.err());
            return Optional.empty();
        }
        var other = RunId.parse(result.out());
        if (!breakOthers && !isDead.test(other)) {
            throw locked(host, other);
        }
        var second = host.run(acquireScript(Optional.of(result.out().strip())));
        if (second.exitStatus() == LOCKED) {
            throw locked(host, RunId.parse(second.out()));
        }
        check(host, second.succeeded(), second.err());
        return Optional.of(other);
    }

    public void release(Host host) {
        host.run(Script.question(
                alone() + "[ \"$(cat $d/run 2>/dev/null)\" = " + Script.quote(run.line()) + " ] && rm -rf $d; exit 0"));
    }

    /// A fragment that lets only the lock's owner go on, and waits for what an earlier run left running.
    String guard() {
        return """
                exec 9>%s
                flock -w 900 9 || { echo 'another script still runs on this host' >&2; exit 75; }
                [ "$(cat %s/run 2>/dev/null)" = %s ] || { echo 'the lock of this run was taken away' >&2; exit 75; }
                """.formatted(BUSY, DIRECTORY, Script.quote(run.line()));
    }

    /// The lock appears whole or not at all, and nobody takes it between a look at it and its removal. Who has it then
    /// waits for what a dead run left running, so that what is asked next holds.
    private Script acquireScript(Optional<String> insteadOf) {
        var removal = insteadOf
                .map(line -> "[ \"$(cat $d/run 2>/dev/null)\" != " + Script.quote(line) + " ] || rm -rf $d\n")
                .orElse("");
        var text = alone() + removal + """
                mine=%s
                if [ -d $d ]; then
                  [ "$(cat $d/run 2>/dev/null)" = "$mine" ] && exit 0
                  cat $d/run 2>/dev/null
                  exit 75
                fi
                rm -rf $d.new
                mkdir $d.new && printf '%%s\\n' "$mine" > $d.new/run && mv -T $d.new $d || exit 1
                exec 8>&- 9>%s
                flock -w 900 9 || { echo 'a script of an earlier run still runs on this host' >&2; exit 1; }
                """.formatted(Script.quote(run.line()), BUSY);
        return new Script(text, Duration.ofMinutes(16));
    }

    /// Lets only one such script work on the lock at a time.
    private static String alone() {
        return "d=" + DIRECTORY + "\nexec 8>$d.flock\nflock -w 30 8 || { echo 'the lock is busy' >&2; exit 1; }\n";
    }

    private static void check(Host host, boolean good, String evidence) {
        if (!good) {
            throw new ProblemException(
                    Category.STEP_FAILED,
                    Problem.onHost(host.name(), "lock", "the lock cannot be taken")
                            .withEvidence(evidence.lines().toList()));
        }
    }

    private static ProblemException locked(Host host, RunId other) {
        return new ProblemException(
                Category.STEP_FAILED,
                Problem.onHost(host.name(), "lock", "another run works on this host: " + other.words())
                        .withRemedy("wait for it to end; if it is dead, run again with --break-lock"));
    }
}
