package dev.howdah.operation.switchover;

import dev.howdah.engine.Known;
import dev.howdah.engine.Stop;
import dev.howdah.operation.switchover.Moves.Part;
import java.util.Optional;

/// Makes a standby the primary where the primary is lost.
///
/// 1. The manager stands still. 2. Slots are made on the candidate. 3. It is promoted. 4. The manager is told, and the
/// other standbys follow. 5. All else is put right. 6. The manager watches again.
///
/// Promises: the lost primary is not touched, and one candidate only is told to become primary, where nobody else is
/// about to. That the primary is
/// lost
/// was looked at before. The manager watches again only where it was told who is primary, or nobody was promoted.
public final class Takeover {

    private final Moves moves;
    private final String lost;
    private final String candidate;
    private final Stop stop;
    private final Mishaps mishaps = new Mishaps("stopped by the user");

    /// @param lost name of the primary that is lost
    /// @param candidate name of the one that is to take its place
    public Takeover(Moves moves, String lost, String candidate, Stop stop) {
        this.moves = moves;
        this.lost = lost;
        this.candidate = candidate;
        this.stop = stop;
    }

    public Ending run() {
        if (!mishaps.good(moves.holdManager()) || !mishaps.good(moves.reserveSlots()) || stop.isRequested()) {
            return nobody("");
        }
        // what the manager had begun before it stood still
        var rival = moves.rival();
        if (rival.isPresent()) {
            mishaps.add(rival.get());
            return nobody(" by this; 'howdah status' shows in a minute who is primary");
        }
        if (!mishaps.good(moves.promoteCandidate()) && !isPrimary()) {
            mishaps.advise("it may still be promoted: 'howdah status' shows it. Automatic failover stands still until"
                    + " 'howdah resume'");
            return new Ending(Optional.empty(), false, mishaps.list());
        }
        mishaps.forget(); // a promotion whose answer was lost is one
        return promoted();
    }

    private Ending promoted() {
        boolean told = mishaps.good(moves.tellManager());
        if (!mishaps.good(moves.followCandidate())) {
            mishaps.advise(candidate + " is the primary; 'howdah status' shows who does not follow it");
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

    private Ending nobody(String but) {
        mishaps.good(moves.freeSlots());
        boolean released = mishaps.good(moves.releaseManager(false));
        mishaps.advise("nobody was promoted in place of " + lost + but
                + (released ? "" : "; automatic failover is paused: 'howdah resume'"));
        return new Ending(Optional.empty(), false, mishaps.list());
    }

    private boolean isPrimary() {
        return moves.candidate() instanceof Known.Answer<Part>(var part) && part == Part.PRIMARY;
    }
}
