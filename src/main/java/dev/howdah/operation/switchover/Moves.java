package dev.howdah.operation.switchover;

import dev.howdah.engine.Known;
import dev.howdah.engine.Outcome;
import dev.howdah.problem.Problem;
import java.util.Optional;

/// What can be done to a cluster in a planned change of its primary: the old primary, the candidate, and all others.
///
/// Each of them ends well, or it is not known how far it came: a host that went away may have done it. What counts then
/// is what is asked afterwards.
public interface Moves {

    /// What an instance's Postgres is at this moment.
    enum Part {
        PRIMARY,
        STANDBY,
        /// It stands still, and would start as a primary.
        STOPPED_PRIMARY,
        /// It stands still, and would start as a standby.
        STOPPED_STANDBY
    }

    /// The failover manager promotes nobody.
    Outcome holdManager();

    /// The failover manager watches again, first of all where the primary is: it could not stop itself otherwise. Where
    /// it does not there, it stands still at the others too.
    ///
    /// @param candidate whether the primary is the candidate
    Outcome releaseManager(boolean candidate);

    /// Another one that takes writes, or that the manager is about to promote, as far as anybody answers.
    Optional<Problem> rival();

    /// WAL is kept on the candidate for those that will stream from it.
    Outcome reserveSlots();

    /// What [#reserveSlots] made is dropped again.
    Outcome freeSlots();

    Outcome checkpoint();

    /// Clients of poolers wait. That nobody waits is no failure: they see an error instead of a delay.
    Outcome holdClients();

    /// Clients of poolers go on with whoever is the primary.
    ///
    /// @param candidate whether that is the candidate
    Outcome letClientsGo(boolean candidate);

    Outcome stopPrimary();

    Outcome startPrimary();

    /// Where the old primary ended that was stopped in order; empty where it was not stopped in order.
    Known<Optional<Long>> endOfPrimary();

    /// The candidate has all that was written up to there.
    Outcome receive(long end);

    Outcome promoteCandidate();

    Outcome stopCandidate();

    Outcome startCandidate();

    Known<Part> oldPrimary();

    Known<Part> candidate();

    /// The failover manager is told that the candidate is primary now.
    Outcome tellManager();

    /// The old primary's data becomes a standby's, and the other standbys follow the candidate.
    Outcome followCandidate();

    /// All that hangs on who is primary is put right: the old primary runs as a standby, backups, proxies.
    Outcome settle();
}
