package dev.howdah.engine;

import dev.howdah.host.Script;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.Optional;
import java.util.function.Predicate;

/// Excludes two runs from each other on a host, whatever machine they come from.
///
/// The lock is a directory under /run (a reboot frees it) that names its owner. A lock whose run is known to be dead
/// is taken over; any other one stays until the user says so.
public final class HostLock {

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
        var result = host.run(Script.question(acquireScript("")));
        if (result.exitStatus() != LOCKED) {
            check(host, result.succeeded(), result.err());
            return Optional.empty();
        }
        var other = RunId.parse(result.out());
        if (!breakOthers && !isDead.test(other)) {
            throw locked(host, other);
        }
        var second = host.run(Script.question(acquireScript(other.line())));
        if (second.exitStatus() == LOCKED) {
            throw locked(host, RunId.parse(second.out()));
        }
        check(host, second.succeeded(), second.err());
        return Optional.of(other);
    }

    public void release(Host host) {
        host.run(Script.question("[ \"$(cat " + DIRECTORY + "/run 2>/dev/null)\" = " + Script.quote(run.line())
                + " ] && rm -rf " + DIRECTORY + "; exit 0"));
    }

    /// A fragment that lets only the lock's owner go on, and waits for what an earlier run left running.
    String guard() {
        return """
                exec 9>%s
                flock -w 900 9 || { echo 'another script still runs on this host' >&2; exit 75; }
                [ "$(cat %s/run 2>/dev/null)" = %s ] || { echo 'the lock of this run was taken away' >&2; exit 75; }
                """.formatted(BUSY, DIRECTORY, Script.quote(run.line()));
    }

    private String acquireScript(String instead) {
        return """
                d=%s
                if [ -n %s ] && [ "$(cat $d/run 2>/dev/null)" = %s ]; then rm -rf $d; fi
                if mkdir $d 2>/dev/null; then
                  printf '%%s\\n' %s > $d/run
                elif [ "$(cat $d/run 2>/dev/null)" = %s ]; then
                  :
                else
                  cat $d/run 2>/dev/null
                  exit 75
                fi
                """.formatted(
                        DIRECTORY,
                        Script.quote(instead),
                        Script.quote(instead),
                        Script.quote(run.line()),
                        Script.quote(run.line()));
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
