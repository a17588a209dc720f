package dev.howdah.operation.switchover;

import dev.howdah.engine.Known;
import dev.howdah.engine.Stop;
import dev.howdah.operation.switchover.Moves.Part;
import dev.howdah.problem.Problem;
import java.util.Optional;

/// Moves the primary where the failover manager leaves that to us.
///
/// 1. The manager stands still. 2. Slots are made on the candidate. 3. A checkpoint. 4. Clients of poolers wait. 5. The
/// old primary is stopped in order, so that it sends all it has. 6. The candidate has replayed the last record of it.
/// 7. The candidate is promoted. 8. Clients go on. 9. The manager is told, the old primary's data becomes a standby's,
/// the others follow. 10. All else is put right. 11. The manager watches again.
///
/// Promises: nobody is promoted before the old primary is known to stand still and the candidate to have all that it
/// wrote. The old primary is started again only where the candidate is known to be a standby that no promotion is
/// pending on: where one was tried, the candidate's Postgres is stopped first and its data is looked at, which ends
/// what
/// is pending. Where neither is known, nothing is started, and the message says what to do. Clients are let go however
/// it ends. The manager watches again only where it was told who is primary.
public final class Stepwise {

    private final Moves moves;
    private final String old;
    private final String candidate;
    private final Stop stop;
    private final Mishaps mishaps = new Mishaps("the primary was not moved");
    private boolean waiting;

    /// @param old name of the present primary
    /// @param candidate name of the one that is to be it
    public Stepwise(Moves moves, String old, String candidate, Stop stop) {
        this.moves = moves;
        this.old = old;
        this.candidate = candidate;
        this.stop = stop;
    }

    public Ending run() {
        if (!prepared()) {
            return undone();
        }
        try {
            waiting = true;
            moves.holdClients();
            if (stop.isRequested()) {
                mishaps.add(Problem.onHost(old, "stop Postgres", "stopped by the user; the primary was not touched"));
                letClientsGo(false);
                return undone();
            }
            return moved();
        } finally {
            if (waiting) {
                letClientsGo(false);
            }
        }
    }

    private boolean prepared() {
        return mishaps.good(moves.holdManager())
                && mishaps.good(moves.reserveSlots())
                && mishaps.good(moves.checkpoint());
    }

    /// From here on the old primary may stand still.
    private Ending moved() {
        boolean ended = mishaps.good(moves.stopPrimary());
        var end = ended ? moves.endOfPrimary() : new Known.NotYet<Optional<Long>>("it could not be stopped in order");
        if (!(end instanceof Known.Answer<Optional<Long>>(var place)) || place.isEmpty()) {
            addUnlessSaid("it is not known that the primary was stopped in order");
            return back(false);
        }
        if (!mishaps.good(moves.receive(place.get()))) {
            return back(false);
        }
        if (!mishaps.good(moves.promoteCandidate()) && !isCandidate(Part.PRIMARY)) {
            return back(true);
        }
        mishaps.forget(); // a promotion whose answer was lost is one
        return forward();
    }

    private Ending forward() {
        letClientsGo(true);
        boolean told = mishaps.good(moves.tellManager());
        if (!mishaps.good(moves.followCandidate())) {
            mishaps.advise(candidate + " is the primary; " + old
                    + " stands still: 'howdah rejoin' or 'howdah deploy --reclone " + old + "' makes a standby of it");
        }
        if (!mishaps.good(moves.settle())) {
            mishaps.advise(candidate + " is the primary; 'howdah deploy' puts right what is left");
        }
        if (!told) {
            mishaps.advise(candidate
                    + " is the primary, and the failover manager still stands still, as it does not know that yet:"
                    + " 'howdah deploy', then 'howdah resume'");
        } else if (!mishaps.good(moves.releaseManager(true))) {
            mishaps.advise(candidate + " is the primary; automatic failover is still paused: 'howdah resume'");
        }
        return new Ending(Optional.of(candidate), true, mishaps.list());
    }

    /// The old primary is to be primary again, unless the candidate has become it after all.
    ///
    /// @param tried whether a promotion was tried, which may still be pending
    private Ending back(boolean tried) {
        if (tried && !candidateIsCertainlyNone()) {
            return isCandidate(Part.PRIMARY) || startedAsPrimary() ? forwardAfterAll() : lost();
        }
        boolean primary = isOld(Part.PRIMARY) || mishaps.good(moves.startPrimary()) || isOld(Part.PRIMARY);
        if (tried && !mishaps.good(moves.startCandidate())) {
            mishaps.advise(candidate + " stands still: 'howdah deploy' starts it");
        }
        letClientsGo(false);
        if (primary) {
            return undone();
        }
        mishaps.advise(
                "nobody was promoted, and it is not known that " + old
                        + " takes writes: see why it does not start or does"
                        + " not answer, then 'howdah deploy', which starts it, and 'howdah resume'; nothing that was written is lost");
        return new Ending(Optional.empty(), false, mishaps.list());
    }

    /// Stopped, and its data is a standby's: what was pending has ended with it.
    private boolean candidateIsCertainlyNone() {
        return mishaps.good(moves.stopCandidate()) && isCandidate(Part.STOPPED_STANDBY);
    }

    /// It was promoted, and stopped as a primary.
    private boolean startedAsPrimary() {
        return isCandidate(Part.STOPPED_PRIMARY) && (mishaps.good(moves.startCandidate()) || isCandidate(Part.PRIMARY));
    }

    private Ending forwardAfterAll() {
        mishaps.forget();
        return forward();
    }

    private Ending lost() {
        letClientsGo(false);
        mishaps.advise("nothing was started, as it is not known whether " + candidate
                + " was promoted: bring it back and look at"
                + " 'howdah status'. Where it takes writes, it is the primary, and " + old
                + " must not start as one: 'howdah deploy --reclone " + old
                + "'. Where it is a standby, 'howdah deploy'"
                + " starts " + old + " as the primary. Then 'howdah resume'");
        return new Ending(Optional.empty(), false, mishaps.list());
    }

    /// The old primary is primary and takes writes.
    private Ending undone() {
        mishaps.good(moves.freeSlots());
        if (!mishaps.good(moves.releaseManager(false))) {
            mishaps.advise(old + " is still the primary; automatic failover is paused: 'howdah resume'");
        } else {
            mishaps.advise(old + " is still the primary, as before");
        }
        return new Ending(Optional.of(old), false, mishaps.list());
    }

    private void letClientsGo(boolean toCandidate) {
        waiting = false;
        if (!moves.letClientsGo(toCandidate).isGood()) {
            mishaps.add(Problem.here("clients of a pooler still wait")
                    .withRemedy("they go on by themselves within a minute"));
        }
    }

    private boolean isCandidate(Part part) {
        return moves.candidate() instanceof Known.Answer<Part>(var found) && found == part;
    }

    private boolean isOld(Part part) {
        return moves.oldPrimary() instanceof Known.Answer<Part>(var found) && found == part;
    }

    private void addUnlessSaid(String what) {
        if (mishaps.none()) {
            mishaps.add(Problem.onHost(old, "stop Postgres", what));
        }
    }
}
